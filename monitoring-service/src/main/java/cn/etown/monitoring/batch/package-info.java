/** Batches (批次) as collection judged them: what its event tells, and where the evidence is. */
package cn.etown.monitoring.batch;
