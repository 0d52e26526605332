/** How things are looked up that belong to units. */
package cn.etown.governance.lookup;
