/** The working days of the county (工作日): the published calendars, year by year, and the terms counted by them. */
package cn.etown.governance.calendar;
