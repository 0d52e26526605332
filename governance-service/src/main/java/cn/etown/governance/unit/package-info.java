/** Units (单位): the organisations that send or read data. */
package cn.etown.governance.unit;
