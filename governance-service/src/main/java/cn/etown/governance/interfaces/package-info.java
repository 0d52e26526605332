/** Interfaces (数据接口): the agreed flows of records, and their way from planned to retired. */
package cn.etown.governance.interfaces;
