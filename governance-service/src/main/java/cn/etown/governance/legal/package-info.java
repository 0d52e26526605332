/** Why an interface may be collected, at what risk, and who answers for it (法律依据、风险记录、责任人; R5.3, R3.2f). */
package cn.etown.governance.legal;
