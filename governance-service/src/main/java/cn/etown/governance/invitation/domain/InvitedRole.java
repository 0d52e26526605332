package cn.etown.governance.invitation.domain;

import java.util.Locale;

/** What an invited person may be. Roles of the center are not among them: those accounts are made by hand, one by one. */
public enum InvitedRole {
    /** 单位经办员 */
    CLERK(true),
    /** 单位签发人 */
    SIGNER(false),
    /** 数据使用人 */
    USER(true);

    private final boolean givenByTheUnit;

    InvitedRole(boolean givenByTheUnit) {
        this.givenByTheUnit = givenByTheUnit;
    }

    /** Whether a signer may give it in the own unit. Who signs for a unit the center lets in, or signers would multiply. */
    public boolean isGivenByTheUnit() {
        return givenByTheUnit;
    }

    /** As the realm names it. */
    public String realmRole() {
        return name().toLowerCase(Locale.ROOT);
    }
}
