package cn.etown.collection.judging;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OneAtATimeTest {

    private final OneAtATime work = new OneAtATime();
    private final List<String> done = new ArrayList<>();

    @Test
    void isDoneOnceMoreForAllWhoAskMeanwhile() {
        work.run(() -> {
            done.add("work");
            if (done.size() == 1) {
                work.run(() -> done.add("of another"));
                work.run(() -> done.add("of a third"));
            }
        });

        assertThat(done).containsExactly("work", "work");
    }

    @Test
    void goesOnAfterAnyFailure() {
        assertThatThrownBy(() -> work.run(() -> {
                    throw new OutOfMemoryError("for this test");
                }))
                .isInstanceOf(OutOfMemoryError.class);

        work.run(() -> done.add("work"));

        assertThat(done).containsExactly("work");
    }
}
