package cn.etown.governance.invitation.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How far an invitation has come. */
public enum InvitationState {
    /** 待开通: written down; the account is made as soon as Keycloak can be reached */
    ASKED,
    /** 已开通: the account is there, and nobody has been handed a way in */
    ACCOUNT_MADE,
    /** 已送达: the way in was handed over: by mail, or as a temporary password shown once */
    SENT,
    /** 已接受: the person came in and did what was required */
    ACCEPTED,
    /** 未能开通: Keycloak does not take it, such as a name that is taken */
    REFUSED,
    /** 已撤回 */
    WITHDRAWN,
    /** 已过期: not accepted in time */
    EXPIRED,
    /** 已终止: the person answers for nothing any more */
    ENDED;

    private static final Map<InvitationState, Set<InvitationState>> NEXT = Map.of(
            ASKED, EnumSet.of(ACCOUNT_MADE, REFUSED, WITHDRAWN, EXPIRED, ENDED),
            ACCOUNT_MADE, EnumSet.of(SENT, WITHDRAWN, EXPIRED, ENDED),
            SENT, EnumSet.of(ACCEPTED, WITHDRAWN, EXPIRED, ENDED),
            ACCEPTED, EnumSet.of(WITHDRAWN, ENDED),
            REFUSED, EnumSet.of(WITHDRAWN),
            EXPIRED, EnumSet.of(WITHDRAWN));

    private static final Set<InvitationState> LIVE = EnumSet.of(ASKED, ACCOUNT_MADE, SENT, ACCEPTED);

    /** Those of which a person has one at most, and whose account is not shut. */
    public static Set<InvitationState> live() {
        return EnumSet.copyOf(LIVE);
    }

    public boolean isLive() {
        return LIVE.contains(this);
    }

    /**
     * Returns {@code target}, or refuses.
     *
     * @throws RuleRefused {@code invitation-transition}, naming the states that can be reached from here
     */
    public InvitationState moveTo(InvitationState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "invitation-transition",
                            new Text(
                                    "邀请状态 " + this + " 之后只能是 " + next,
                                    "An invitation that is " + this + " leads only to " + next))
                    .withClause("R4.1");
        }
        return target;
    }
}
