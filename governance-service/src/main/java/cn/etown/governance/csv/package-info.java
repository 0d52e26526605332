/** Tables that people send as CSV. */
package cn.etown.governance.csv;
