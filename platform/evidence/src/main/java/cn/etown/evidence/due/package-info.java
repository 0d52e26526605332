/** When the data of which period are due (R7.4), for what shows it ahead and for what holds units to it. */
package cn.etown.evidence.due;
