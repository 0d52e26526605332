/** What every proof rests on: signatures by Ed25519 (RFC 8032), and that something is not proven. */
package cn.etown.evidence.proof;
