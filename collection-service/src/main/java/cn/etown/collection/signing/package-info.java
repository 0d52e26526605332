/** The center's keys: what signs receipts and checkpoints, and what anyone checks them with. */
package cn.etown.collection.signing;
