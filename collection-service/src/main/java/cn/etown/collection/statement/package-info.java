/** What sources say of their own records, by another way than the records came (R4.3b, R7.2). */
package cn.etown.collection.statement;
