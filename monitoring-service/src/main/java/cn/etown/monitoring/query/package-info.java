/** What all questions have in common: about which unit, and which days. */
package cn.etown.monitoring.query;
