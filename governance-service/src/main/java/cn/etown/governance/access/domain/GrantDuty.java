package cn.etown.governance.access.domain;

import cn.etown.governance.clock.domain.Term;

import java.util.Optional;

/** What is owed next on an application, and by whom (R1: every step has one who must act, and a day). */
public enum GrantDuty {
    /** 形式审查 */
    CHECK(Mover.OPERATOR),
    /** 补正 */
    COMPLETE(Mover.APPLICANT),
    /** 提供方意见 */
    CONSENT(Mover.PROVIDER),
    /** 决定 */
    DECIDE(Mover.GOVERNOR);

    private final Mover mover;

    GrantDuty(Mover mover) {
        this.mover = mover;
    }

    /**
     * What a grant in {@code state} waits for; nothing where it is decided.
     *
     * @param asksConsent whether the provider is asked
     */
    public static Optional<GrantDuty> in(GrantState state, boolean asksConsent) {
        return Optional.ofNullable(
                switch (state) {
                    case APPLIED -> CHECK;
                    case RETURNED -> COMPLETE;
                    case CHECKED -> asksConsent ? CONSENT : DECIDE;
                    case CONSENTED, OBJECTED -> DECIDE;
                    case GRANTED, REFUSED, WITHDRAWN, EXPIRED, LAPSED, RENEWED -> null;
                });
    }

    public Mover mover() {
        return mover;
    }

    /**
     * The term it is owed within.
     *
     * @param conditional whether data are asked for that are not shared without conditions
     */
    public Term term(boolean conditional) {
        return switch (this) {
            case CHECK -> Term.FORMAL_CHECK;
            case COMPLETE -> Term.COMPLETION;
            case CONSENT -> Term.CONSENT;
            case DECIDE -> conditional ? Term.ANSWER_CONDITIONAL : Term.ANSWER_UNCONDITIONAL;
        };
    }

    /** Whether a clock runs that can be paused, extended and breached; an applicant who lets the day pass breaches nothing. */
    public boolean isClocked() {
        return mover != Mover.APPLICANT;
    }
}
