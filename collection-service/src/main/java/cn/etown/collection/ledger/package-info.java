/** The append-only log of receipts (存证日志): what stands in it can be added to, never rewritten (R4.3b). */
package cn.etown.collection.ledger;
