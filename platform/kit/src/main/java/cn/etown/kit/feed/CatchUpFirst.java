package cn.etown.kit.feed;

/** Types that this replica follows are behind the position: another replica, which knows nothing of them, moved on. */
final class CatchUpFirst extends RuntimeException {

    private static final long serialVersionUID = 1;

    CatchUpFirst(String source) {
        super("Some types of " + source + " are to be read first from where they were missed");
    }
}
