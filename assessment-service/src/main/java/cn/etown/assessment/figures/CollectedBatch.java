package cn.etown.assessment.figures;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.figures.domain.Difference;
import cn.etown.assessment.figures.domain.Period;
import cn.etown.assessment.figures.domain.Verdict;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.UUID;

/** What collection says of a sealed batch; members it gains later are left alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CollectedBatch(
        UUID id,
        @JsonProperty("interface") String interfaceCode,
        String kind,
        Period period,
        State state,
        Manifest manifest,
        Counted counted,
        List<Difference> differences,
        Problem problem) {

    /** Where a sealed batch stands in collection: in judgement, or judged. What was never sealed, nobody answers for. */
    enum State {
        VALIDATING,
        ACCEPTED,
        ACCEPTED_WITH_REJECTS,
        REFUSED
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Manifest(long records) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Counted(long received, long quarantined) {}

    /** Why a batch was refused. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(String code) {}

    boolean isJudged() {
        return state != State.VALIDATING && counted != null;
    }

    /** Whether {@code quality} says the same of this batch. */
    boolean agreesWith(BatchQuality quality) {
        return quality != null
                && quality.verdict().name().equals(state.name())
                && quality.declaredMatches() == differences.isEmpty()
                && quality.records()
                        .equals(new BatchQuality.Records(
                                manifest.records(), counted.received(), counted.quarantined()));
    }

    /** The figures of a judged batch, whose receipt has the digest {@code receipt}. */
    BatchFigures figures(String receipt) {
        return new BatchFigures(
                id,
                interfaceCode,
                period,
                kind,
                Verdict.valueOf(state.name()),
                problem == null ? null : problem.code(),
                manifest.records(),
                counted.received(),
                counted.quarantined(),
                differences,
                receipt);
    }
}
