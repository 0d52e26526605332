/** What a provider declares of a batch, what was counted, and the verdict that follows (R4.3b). */
package cn.etown.collection.batch.domain;
