package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Correction.Explanation;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.enterprise.context.ApplicationScoped;

/** What a correction must say before it is opened, and nothing else may (R4.3b). */
@ApplicationScoped
class CorrectionRules {

    private final Reasons reasons;

    CorrectionRules(Reasons reasons) {
        this.reasons = reasons;
    }

    /** Refuses a request whose reason and explanation do not fit its kind, or a correction of records that have no key. */
    void requireFit(OpenBatchRequest request, RecordSchema schema) {
        if (request.kind() != BatchKind.CORRECTION) {
            requireNothingSaid(request);
            return;
        }
        if (schema.key().isEmpty()) {
            throw refused(
                    "no-key",
                    "接口规范没有业务主键，无法指明要更正的记录",
                    "The contract has no business key by which to name the records to put right");
        }
        requireReason(request.correction());
    }

    private static void requireNothingSaid(OpenBatchRequest request) {
        if (request.reason() != null || request.explanation() != null) {
            throw refused(
                    "not-a-correction", "只有更正批次写明更正原因和说明", "Only a CORRECTION states a reason and an explanation");
        }
    }

    private void requireReason(Correction correction) {
        if (correction.reason() == null) {
            throw refused("reason-required", "更正批次须写明更正原因", "A CORRECTION must state its reason");
        }
        reasons.requireSaying(correction.reason(), "/reason");
        Explanation explanation = correction.explanation();
        if (explanation != null) {
            reasons.requireSaying(explanation.text(), "/explanation/text");
            if (explanation.link() == null && explanation.digest() == null) {
                throw refused(
                        "evidence-required", "说明须附证据的链接或摘要", "An explanation names its evidence by link or digest");
            }
        }
    }

    /** That there is nothing yet that could be put right. */
    static Refusal nothingToCorrect() {
        return refused(
                "nothing-to-correct",
                "数据期内有的日子还没有被接收的原始或零报告批次，请先报送原始批次",
                "For some day of the period no ORIGINAL or NIL batch was accepted yet; send that first");
    }

    private static Refusal refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R4.3b");
    }
}
