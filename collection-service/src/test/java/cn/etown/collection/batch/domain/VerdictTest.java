package cn.etown.collection.batch.domain;

import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerdictTest {

    private static final BigDecimal LIMIT = new BigDecimal("0.05");
    private static final String DIGEST = "sha-256:" + "a".repeat(64);
    private static final String OTHER = "sha-256:" + "b".repeat(64);

    @Test
    void acceptsWhatIsAsDeclared() {
        assertThat(judge(manifest(100, "300.00", DIGEST), counted(100, 100, "300")))
                .isEqualTo(new Verdict.Accepted());
        assertThat(judge(manifest(100, null, null), counted(100, 100, "300"))).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void acceptsWithRejectsUpToTheLimit() {
        assertThat(judge(manifest(100, "300", null), counted(100, 95, "300")))
                .isEqualTo(new Verdict.AcceptedWithRejects());
    }

    @Test
    void refusesAboveTheLimit() {
        Verdict verdict = judge(manifest(100, "300", null), counted(100, 94, "300"));

        assertThat(verdict).isEqualTo(new Verdict.Refused(Verdict.RefusalReason.TOO_MANY_REJECTS, List.of()));
    }

    @Test
    void namesEverythingThatDiffers() {
        Verdict verdict = judge(manifest(101, "300.50", OTHER), counted(100, 100, "300"));

        assertThat(verdict.state()).isEqualTo(BatchState.REFUSED);
        assertThat(verdict.differences())
                .containsExactly(
                        new Difference("records", "101", "100"),
                        new Difference("amount", "300.5", "300"),
                        new Difference("recordSetDigest", OTHER, DIGEST));
    }

    @Test
    void refusesASecondBatchOfAPeriod() {
        Verdict verdict = Verdict.of(
                manifest(1, null, null),
                counted(1, 1, "3"),
                Optional.of(Verdict.RefusalReason.PERIOD_TAKEN),
                List.of(),
                LIMIT);

        assertThat(verdict).isEqualTo(new Verdict.Refused(Verdict.RefusalReason.PERIOD_TAKEN, List.of()));
    }

    @Test
    void leavesNothingAcceptedOfARefusedBatch() {
        Counted found = counted(100, 94, "300");

        Counted settled = judge(manifest(100, "300", null), found).settle(found);

        assertThat(settled.conforming()).isEqualTo(94);
        assertThat(settled.quarantined()).isEqualTo(6);
        assertThat(settled.accepted()).isZero();
        assertThat(settled.acceptedTotals()).isEqualTo(Map.of("amount", BigDecimal.ZERO));
        assertThat(settled.acceptedDigest()).isEqualTo(RecordSetDigest.ofNothing());
        assertThat(settled.totals()).isEqualTo(found.totals());
        assertThat(settled.recordSetDigest()).isEqualTo(found.recordSetDigest());
    }

    @Test
    void leavesAnAcceptedBatchAsItWasCounted() {
        Counted found = counted(100, 95, "300");

        assertThat(judge(manifest(100, "300", null), found).settle(found)).isEqualTo(found);
    }

    @Test
    void acceptsNothingWhereNothingIsToReport() {
        assertThat(judge(new Manifest(0, Map.of(), null), counted(0, 0, "0"))).isEqualTo(new Verdict.Accepted());
    }

    @Nested
    class Manifests {

        @Test
        void areOfKindNilExactlyWhenTheyDeclareNothing() {
            Manifest nothing = new Manifest(0, Map.of(), null);
            Manifest something = manifest(1, "3", null);

            assertThatCode(() -> nothing.requireFit(BatchKind.NIL, Set.of("amount")))
                    .doesNotThrowAnyException();
            assertThatCode(() -> something.requireFit(BatchKind.ORIGINAL, Set.of("amount")))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> nothing.requireFit(BatchKind.ORIGINAL, Set.of("amount")))
                    .isInstanceOf(RuleRefused.class);
            assertThatThrownBy(() -> something.requireFit(BatchKind.NIL, Set.of("amount")))
                    .isInstanceOf(RuleRefused.class);
        }

        @Test
        void nameOnlyTotalsOfTheContract() {
            assertThatThrownBy(() -> manifest(1, "3", null).requireFit(BatchKind.ORIGINAL, Set.of("weight")))
                    .isInstanceOf(RuleRefused.class)
                    .extracting(refusal -> ((RuleRefused) refusal).code())
                    .isEqualTo("unknown-total");
        }
    }

    @Nested
    class States {

        @Test
        void leadOnlyForward() {
            assertThat(BatchState.OPEN.moveTo(BatchState.VALIDATING)).isEqualTo(BatchState.VALIDATING);
            assertThat(BatchState.VALIDATING.moveTo(BatchState.REFUSED)).isEqualTo(BatchState.REFUSED);
            assertThatThrownBy(() -> BatchState.VALIDATING.moveTo(BatchState.ABANDONED))
                    .isInstanceOf(RuleRefused.class);
            assertThatThrownBy(() -> BatchState.ACCEPTED.moveTo(BatchState.REFUSED))
                    .isInstanceOf(RuleRefused.class);
        }
    }

    private static Verdict judge(Manifest declared, Counted found) {
        return Verdict.of(declared, found, Optional.empty(), List.of(), LIMIT);
    }

    private static Manifest manifest(long records, String amount, String digest) {
        return new Manifest(records, amount == null ? Map.of() : Map.of("amount", new BigDecimal(amount)), digest);
    }

    private static Counted counted(long received, long conforming, String amount) {
        Map<String, BigDecimal> totals = Map.of("amount", new BigDecimal(amount));
        return new Counted(received, conforming, conforming, totals, totals, DIGEST, DIGEST);
    }
}
