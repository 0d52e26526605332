package cn.etown.governance.invitation;

/** There can be no account as it was asked for. */
final class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final String LOGIN_NAME_TAKEN = "login-name-taken";
    static final String EMAIL_TAKEN = "email-taken";
    static final String NOT_TAKEN = "account-refused";

    private final String code;

    /** @param code stable, kebab-case: the invitation shows it */
    AccountRefused(String code) {
        super("No account: " + code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
