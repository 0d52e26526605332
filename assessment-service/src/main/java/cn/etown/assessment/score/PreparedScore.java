package cn.etown.assessment.score;

import cn.etown.assessment.score.domain.Assessment;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A score that is computed and not yet kept. As JSON it is what was asked for alone: by that an Idempotency-Key knows a
 * request again, also where the figures have changed meanwhile.
 */
record PreparedScore(
        MakeScoreRequest request,
        @JsonIgnore Assessment assessment,
        @JsonIgnore WrittenScore written) {}
