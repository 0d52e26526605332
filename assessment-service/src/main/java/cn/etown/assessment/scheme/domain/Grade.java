package cn.etown.assessment.scheme.domain;

/** What a score is worth in one word: 优, 良, 合格, 不合格. */
public enum Grade {
    /** 优 */
    EXCELLENT,
    /** 良 */
    GOOD,
    /** 合格 */
    QUALIFIED,
    /** 不合格 */
    UNQUALIFIED
}
