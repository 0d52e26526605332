/** Delivery: reading what was collected, as of any position of the ledger (R3.2g). */
package cn.etown.collection.delivery;
