/** The states of a legal record (R5.3). */
package cn.etown.governance.legal.domain;
