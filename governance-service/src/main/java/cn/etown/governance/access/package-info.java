/** Use of interfaces (使用授权): who may read which fields and rows, for what, until when, and what was read (R3.2e). */
package cn.etown.governance.access;
