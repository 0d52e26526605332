/** Batches from opening to verdict: what a provider declares, seals and answers for (R4.3b). */
package cn.etown.collection.batch;
