/** History of state changes: who, when, why, on what evidence. Only ever added to (R3.2f). */
package cn.etown.governance.history;
