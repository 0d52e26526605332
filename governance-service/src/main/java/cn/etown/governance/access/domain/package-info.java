/** The rules of grants in plain Java: their way, who owes what next, what a purpose and a filter may say. */
package cn.etown.governance.access.domain;
