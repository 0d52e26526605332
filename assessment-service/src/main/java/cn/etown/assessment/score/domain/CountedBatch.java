package cn.etown.assessment.score.domain;

import cn.etown.assessment.scheme.domain.Share;

import java.util.UUID;

/** What one batch brought into an indicator. */
public record CountedBatch(UUID batch, Share share) {}
