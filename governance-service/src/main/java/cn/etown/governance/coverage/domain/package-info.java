/** What a data item counts as, day by day, and the figure made of it (全面性, R4.3a). */
package cn.etown.governance.coverage.domain;
