package cn.etown.gateway.problem;

/** The gateway will not, or cannot, pass a request on. Carries no stack trace: the failure says all there is. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Failure failure;

    public Refused(Failure failure) {
        super(failure.name(), null, false, false);
        this.failure = failure;
    }

    /** What is told to the caller. */
    public Failure failure() {
        return failure;
    }
}
