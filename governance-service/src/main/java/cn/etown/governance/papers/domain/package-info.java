/** The clauses of the regulation, and the states of what is written about them. */
package cn.etown.governance.papers.domain;
