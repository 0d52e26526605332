/**
 * What a record is: the fields of a contract, how a cell becomes a typed value, which rules it must keep, and the
 * digests by which everyone can tell later that it was not altered.
 */
package cn.etown.evidence.record;
