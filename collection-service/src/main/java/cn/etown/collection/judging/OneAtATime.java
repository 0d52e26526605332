package cn.etown.collection.judging;

import java.util.concurrent.atomic.AtomicInteger;

/** Work that is done by one thread at a time. Who asks while it is being done goes on at once: it is then done once more. */
final class OneAtATime {

    private final AtomicInteger asked = new AtomicInteger();

    void run(Runnable work) {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int answered;
        try {
            do {
                answered = asked.get();
                work.run();
            } while (!asked.compareAndSet(answered, 0));
        } catch (RuntimeException | Error failure) {
            asked.set(0);
            throw failure;
        }
    }
}
