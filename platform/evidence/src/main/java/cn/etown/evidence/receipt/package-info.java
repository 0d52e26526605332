/** Receipts as their holders check them: signature, canonical form and place in the ledger (R4.3b). */
package cn.etown.evidence.receipt;
