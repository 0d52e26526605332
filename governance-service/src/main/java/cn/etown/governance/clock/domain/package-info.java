/** How terms in working days are counted, for whatever is owed within one. */
package cn.etown.governance.clock.domain;
