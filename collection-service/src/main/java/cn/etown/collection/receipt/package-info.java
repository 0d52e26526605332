/** Receipts: the center's signed answer for a sealed batch, which anyone can check against its public keys (R4.3b). */
package cn.etown.collection.receipt;
