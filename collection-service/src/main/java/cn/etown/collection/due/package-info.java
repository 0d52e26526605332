/** What is due (应报): expected batches, what became of them, and how what is missing is asked for (催报). */
package cn.etown.collection.due;
