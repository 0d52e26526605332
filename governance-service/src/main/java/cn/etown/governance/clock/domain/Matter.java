package cn.etown.governance.clock.domain;

import java.util.EnumSet;
import java.util.Set;

/** What terms are set for: each kind of ticket, and what else is answered within a term. */
public enum Matter {
    /** 数据质量问题 */
    QUALITY(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.SOLVE, Term.REPLY, Term.EXTENSION, Term.PAUSE),
    /** 口径问题 */
    CALIBER(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.REPLY, Term.EXTENSION, Term.PAUSE),
    /** 校核 */
    DISPUTE(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.REPLY, Term.EXTENSION, Term.PAUSE),
    /** 接口优化 */
    OPTIMISATION(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.SOLVE, Term.REPLY, Term.EXTENSION, Term.PAUSE),
    /** 使用授权 */
    GRANT(
            Term.FORMAL_CHECK,
            Term.COMPLETION,
            Term.CONSENT,
            Term.ANSWER_UNCONDITIONAL,
            Term.ANSWER_CONDITIONAL,
            Term.EXTENSION,
            Term.PAUSE,
            Term.REVIEW_GRACE,
            Term.INTERVAL),
    /** 安全能力证明 */
    SECURITY_EVIDENCE(Term.DECISION),
    /** 法律依据与风险记录 */
    LEGAL_RECORD(Term.DECISION, Term.MEND),
    /** 应接尽接豁免 */
    EXEMPTION(Term.DECISION),
    /** 字段分级 */
    CLASSIFICATION(Term.DECISION),
    /** 代码映射 */
    MAPPING(Term.DECISION, Term.MAP_CODES, Term.REVISION),
    /** 外部数据资源的许可 */
    LICENCE(Term.DECISION),
    /** 数据项 */
    DATA_ITEM(Term.ANSWER, Term.DECISION),
    /** 数据项清单 */
    SCHEMA_LISTING(Term.UPLOAD, Term.INTERVAL),
    /** 源系统文档 */
    PAPER(Term.DECISION, Term.INTERVAL),
    /** 规范性文件 */
    DOCUMENT(Term.ACKNOWLEDGEMENT),
    /** 培训 */
    TRAINING(Term.ATTENDANCE);

    private final Set<Term> terms;

    Matter(Term first, Term... more) {
        this.terms = EnumSet.of(first, more);
    }

    /** Whether there is such a term for it. */
    public boolean has(Term term) {
        return terms.contains(term);
    }
}
