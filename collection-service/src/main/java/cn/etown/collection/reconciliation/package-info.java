/**
 * Holds what the center has for a period against what the source says of its own records, names each record that differs, and asks the
 * unit about it until it is mended (R4.3b, R7.2, R8.2).
 */
package cn.etown.collection.reconciliation;
