/** Working days (工作日) by the published calendars of the State Council, with the weekends that are worked (调休). */
package cn.etown.kit.calendar;
