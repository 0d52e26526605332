/** Rollups: the measures of an accepted batch by day and dimensions, which monitoring builds its series from (R3.3). */
package cn.etown.collection.rollup;
