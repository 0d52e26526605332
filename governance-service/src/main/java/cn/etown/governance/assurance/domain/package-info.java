/** When the data of a period are due (R7.4). */
package cn.etown.governance.assurance.domain;
