package cn.etown.collection.judging;

/** That a batch waits for the verdict of one that was sealed before it, to whose records it refers. */
final class EarlierFirst extends RuntimeException {

    private static final long serialVersionUID = 1;

    EarlierFirst(String dataset) {
        super("Waits for what was sealed before of " + dataset, null, false, false);
    }
}
