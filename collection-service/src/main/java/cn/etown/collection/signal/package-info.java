/**
 * Signals of reporting in another's name (代报): for a person to judge, never a verdict. Computed after the judgement, in the order of
 * the ledger, so that intake waits for none of it (R4.3b).
 */
package cn.etown.collection.signal;
