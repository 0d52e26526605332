/**
 * Pull (拉取): content is fetched from sources that cannot send, and taken as if the unit had sent it. The center drafts a connector, the
 * unit's signer accepts that it acts for the unit, another person of the center approves where it goes (R4.3b).
 */
package cn.etown.collection.pull;
