/** Who uses what (R3.2e): what a change of a contract or the end of an interface would touch. */
package cn.etown.governance.usage;
