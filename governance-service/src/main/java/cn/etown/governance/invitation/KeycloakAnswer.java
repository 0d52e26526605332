package cn.etown.governance.invitation;

/** Keycloak answered that it will not, or cannot for now. Only the status is kept: its text may name people. */
final class KeycloakAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    KeycloakAnswer(int status) {
        super("Keycloak answered " + status, null, false, false);
        this.status = status;
    }

    boolean isConflict() {
        return status == 409;
    }

    boolean isUnknown() {
        return status == 404;
    }

    /** Keycloak does not take what it was given, and never will. */
    boolean isRefusal() {
        return status == 400;
    }
}
