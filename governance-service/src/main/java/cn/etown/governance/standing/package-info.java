/** What a unit must hold to send or read data: the signed agreement, evidence of security capability, an emergency plan (R4.1, R5.2). */
package cn.etown.governance.standing;
