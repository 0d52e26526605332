package cn.etown.collection.batch.domain;

import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The center's judgement of a sealed batch (R4.3b). */
public sealed interface Verdict {

    BatchState state();

    /** Why the batch was refused; empty for one that was taken. */
    default Optional<RefusalReason> refusal() {
        return Optional.empty();
    }

    /** In what the batch is not as declared; none for a batch that was taken. */
    default List<Difference> differences() {
        return List.of();
    }

    /** What {@code found} comes to under this verdict: of a refused batch nothing is accepted. */
    default Counted settle(Counted found) {
        return refusal().isPresent() ? found.refused() : found;
    }

    /** Every record was taken. */
    record Accepted() implements Verdict {

        @Override
        public BatchState state() {
            return BatchState.ACCEPTED;
        }
    }

    /** The batch was taken, but for the records in quarantine. */
    record AcceptedWithRejects() implements Verdict {

        @Override
        public BatchState state() {
            return BatchState.ACCEPTED_WITH_REJECTS;
        }
    }

    /** Nothing of the batch was taken. */
    record Refused(RefusalReason reason, List<Difference> differences) implements Verdict {

        @Override
        public BatchState state() {
            return BatchState.REFUSED;
        }

        @Override
        public Optional<RefusalReason> refusal() {
            return Optional.of(reason);
        }
    }

    /** Why a batch was refused. */
    enum RefusalReason {
        MANIFEST_DIFFERS("manifest-differs", new Text("收到的内容与清单声明不一致", "What came is not what the manifest declares")),
        TOO_MANY_REJECTS(
                "too-many-rejects", new Text("被隔离记录的比例超过上限", "The share of quarantined records is above the limit")),
        PERIOD_TAKEN("period-taken", new Text("该数据期已有被接收的批次", "The period already has a batch that was accepted")),
        CHANGE_UNEXPLAINED(
                "change-unexplained",
                new Text(
                        "更正使控制总量变动过大，而没有附证据的说明",
                        "The correction moves a control total by much without an explanation with evidence")),
        RULE_BROKEN(
                "rule-broken",
                "R3.2c",
                new Text("不符合接口规范的整批规则，见 rules", "A rule of the contract on the whole delivery is broken; see rules"));

        private final String code;
        private final String clause;
        private final Text detail;

        RefusalReason(String code, Text detail) {
            this(code, "R4.3b", detail);
        }

        RefusalReason(String code, String clause, Text detail) {
            this.code = code;
            this.clause = clause;
            this.detail = detail;
        }

        public String code() {
            return code;
        }

        public Text detail() {
            return detail;
        }

        /** The clause behind it. */
        public String clause() {
            return clause;
        }
    }

    /**
     * Judges a batch.
     *
     * @param found what was counted, with all that conforms taken for accepted
     * @param standsAgainst what refuses a batch of its kind, if it is as declared
     * @param rules what the rules of its contract on the whole delivery came to
     * @param rejectedShareLimit the greatest share of quarantined records, 0 to 1, with which a batch is still taken
     */
    static Verdict of(
            Manifest declared,
            Counted found,
            Optional<RefusalReason> standsAgainst,
            List<RuleResult> rules,
            BigDecimal rejectedShareLimit) {
        List<Difference> differences = declared.compare(found);
        if (!differences.isEmpty()) {
            return new Refused(RefusalReason.MANIFEST_DIFFERS, differences);
        }
        if (standsAgainst.isPresent()) {
            return new Refused(standsAgainst.get(), List.of());
        }
        BigDecimal limit = rejectedShareLimit.multiply(BigDecimal.valueOf(found.received()));
        if (BigDecimal.valueOf(found.quarantined()).compareTo(limit) > 0) {
            return new Refused(RefusalReason.TOO_MANY_REJECTS, List.of());
        }
        if (rules.stream().anyMatch(RuleResult::refuses)) {
            return new Refused(RefusalReason.RULE_BROKEN, List.of());
        }
        return found.quarantined() > 0 ? new AcceptedWithRejects() : new Accepted();
    }
}
