/** The offline verifier: checks what the center gave away, with no access to the center (R4.3b). */
package cn.etown.evidence.verifier;
