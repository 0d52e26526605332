/** Counts of distinct things that can be merged, with a bound on their size and a known error. */
package cn.etown.kit.sketch;
