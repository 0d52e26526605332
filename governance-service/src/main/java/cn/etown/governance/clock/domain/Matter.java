package cn.etown.governance.clock.domain;

import java.util.EnumSet;
import java.util.Set;

/** What terms are set for: each kind of ticket, and what else is answered within a term. */
public enum Matter {
    /** 数据质量问题 */
    QUALITY(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.SOLVE, Term.REPLY, Term.EXTENSION),
    /** 口径问题 */
    CALIBER(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.REPLY, Term.EXTENSION),
    /** 校核 */
    DISPUTE(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.REPLY, Term.EXTENSION),
    /** 接口优化 */
    OPTIMISATION(Term.PASS_ON, Term.ANSWER, Term.ANSWER_COMPLEX, Term.SOLVE, Term.REPLY, Term.EXTENSION),
    /** 使用授权 */
    GRANT(
            Term.FORMAL_CHECK,
            Term.COMPLETION,
            Term.CONSENT,
            Term.ANSWER_UNCONDITIONAL,
            Term.ANSWER_CONDITIONAL,
            Term.EXTENSION,
            Term.REVIEW_GRACE);

    private final Set<Term> terms;

    Matter(Term first, Term... more) {
        this.terms = EnumSet.of(first, more);
    }

    /** Whether there is such a term for it. */
    public boolean has(Term term) {
        return terms.contains(term);
    }
}
