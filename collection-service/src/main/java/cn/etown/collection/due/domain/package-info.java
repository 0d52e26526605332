/** When which batch is due, by policy, calendar and the life of the interface; plain Java. */
package cn.etown.collection.due.domain;
