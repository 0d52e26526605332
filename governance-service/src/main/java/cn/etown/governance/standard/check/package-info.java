/** Contracts held against the standard library. */
package cn.etown.governance.standard.check;
