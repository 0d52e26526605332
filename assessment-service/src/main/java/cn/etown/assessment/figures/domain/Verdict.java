package cn.etown.assessment.figures.domain;

/** The center's judgement of a sealed batch. */
public enum Verdict {
    ACCEPTED,
    ACCEPTED_WITH_REJECTS,
    REFUSED
}
