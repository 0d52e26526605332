/** The rules of the desk in plain Java: who may do what with a ticket, who owes what next, and the clock. */
package cn.etown.governance.desk.domain;
