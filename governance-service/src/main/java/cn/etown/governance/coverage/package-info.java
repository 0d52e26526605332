/** The coverage register (应接尽接, R4.3a): what each source system holds, and how much of it is connected, on any day. */
package cn.etown.governance.coverage;
