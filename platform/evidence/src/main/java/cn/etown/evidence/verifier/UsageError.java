package cn.etown.evidence.verifier;

/** The command was called in a way that it does not understand. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageError(String message) {
        super(message);
    }
}
