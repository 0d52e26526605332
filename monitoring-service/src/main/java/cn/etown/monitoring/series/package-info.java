/**
 * Series (序列): what units report of a theme, day by day (R3.3). A batch adds its rollup to the days it reports on, so
 * that every figure opens to the batches behind it.
 */
package cn.etown.monitoring.series;
