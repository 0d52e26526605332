/** What a batch adds to a series. */
package cn.etown.monitoring.series.domain;
