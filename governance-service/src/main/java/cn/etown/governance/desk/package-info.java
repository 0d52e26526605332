/** The service desk (服务台): tickets about interfaces, their clocks, and the calibers that come of them (R8.4). */
package cn.etown.governance.desk;
