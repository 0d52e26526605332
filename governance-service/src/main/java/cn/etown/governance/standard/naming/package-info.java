/** Naming rules (命名规范), as data. */
package cn.etown.governance.standard.naming;
