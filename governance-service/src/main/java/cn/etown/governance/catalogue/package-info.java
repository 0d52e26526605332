/**
 * The architecture catalogue (数据接口架构, R3.2a): domain, unit, source system, interface, contract version and field, as a
 * tree, as a list and as DCAT. It reads the tables of the features that keep these things, and writes none.
 */
package cn.etown.governance.catalogue;
