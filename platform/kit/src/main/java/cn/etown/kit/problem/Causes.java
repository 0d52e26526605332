package cn.etown.kit.problem;

/** What stands behind a failure. */
final class Causes {

    private Causes() {}

    /** The failure itself or the first of its causes that is a {@code type}; {@code null} where none is. */
    static Throwable find(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return at;
            }
        }
        return null;
    }
}
