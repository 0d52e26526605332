/** The work list (待办) of a caller: what is owed, by when, under which clause, and where to act (R1, R10). */
package cn.etown.kit.task;
