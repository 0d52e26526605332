package cn.etown.assessment.score;

import cn.etown.assessment.score.domain.Assessment;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A score that is computed and not yet kept. As JSON it is the request alone: by that an Idempotency-Key knows a
 * request again, also where the figures have changed meanwhile.
 */
record PreparedScore(@JsonValue MakeScoreRequest request, Assessment assessment, WrittenScore written) {}
