package cn.etown.assessment.figures;

import jakarta.ws.rs.core.Response;

import java.util.Set;

/** A neighbour does not answer for now: it fails, does not let us in, has no time, or has had enough of us. */
final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 408, 429);

    private NotNow(int status) {
        super("A neighbour answered " + status, null, false, false);
    }

    /** What an answer means that is not the one wished for: to be tried again, or a mistake of this service. */
    static RuntimeException orMistake(Response answer) {
        int status = answer.getStatus();
        return status >= 500 || NOT_NOW.contains(status) ? new NotNow(status) : new Mistake(status);
    }

    /** A neighbour says that the request is wrong, so it makes no sense to repeat it. */
    static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Mistake(int status) {
            super("A neighbour does not take the request: " + status);
        }
    }
}
