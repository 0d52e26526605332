/** The formulas of the quality figures, and what they make of a batch or a period. */
package cn.etown.monitoring.quality.domain;
