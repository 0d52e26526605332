/** Classification (数据分类分级, R3.2d, R7.6): the class of every field, what is personal, and how values are masked. */
package cn.etown.governance.classification;
