/** What a calendar must be like, in plain Java. */
package cn.etown.governance.calendar.domain;
