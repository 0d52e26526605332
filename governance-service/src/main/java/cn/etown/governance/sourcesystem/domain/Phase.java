package cn.etown.governance.sourcesystem.domain;

/** Where a source system stands in its own life; access work keeps step with it (三同步, R4.2). */
public enum Phase {
    /** 规划 */
    PLANNING,
    /** 建设 */
    CONSTRUCTION,
    /** 运行 */
    OPERATION
}
