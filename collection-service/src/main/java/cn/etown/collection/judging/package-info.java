/** Judging: what becomes of a sealed batch, in one transaction and whatever replica happens to do it (R4.3b). */
package cn.etown.collection.judging;
