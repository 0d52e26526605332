package cn.etown.gateway.rate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WindowsTest {

    /** Such a time may be negative, and overflow. */
    private final AtomicLong time =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());

    @Test
    void countDown() {
        var windows = windows(2, 10);

        assertThat(windows.count("a")).isEqualTo(new Allowance(1, 60, false));
        assertThat(windows.count("a")).isEqualTo(new Allowance(0, 60, false));
        assertThat(windows.count("a")).isEqualTo(new Allowance(0, 60, true));
        assertThat(windows.count("b")).isEqualTo(new Allowance(1, 60, false));
    }

    @Test
    void beginAnewWhenTheirTimeIsOver() {
        var windows = windows(1, 10);
        windows.count("a");

        pass(Duration.ofMillis(59_001));
        assertThat(windows.count("a")).isEqualTo(new Allowance(0, 1, true));

        pass(Duration.ofMillis(999));
        assertThat(windows.count("a")).isEqualTo(new Allowance(0, 60, false));

        pass(Duration.ofMillis(600_500));
        assertThat(windows.count("a")).isEqualTo(new Allowance(0, 60, false));
    }

    @Test
    void countOnlySoManyCallersApart() {
        var windows = windows(2, 2);
        windows.count("a");
        windows.count("b");

        assertThat(windows.count("c")).isEqualTo(new Allowance(1, 60, false));
        assertThat(windows.count("d")).isEqualTo(new Allowance(0, 60, false));
        assertThat(windows.count("e")).isEqualTo(new Allowance(0, 60, true));
        assertThat(windows.count("b")).isEqualTo(new Allowance(0, 60, false));
    }

    @Test
    void loseNoRequestOfThoseThatComeAtOnce() {
        var windows = windows(1_000, 10);

        long admitted = IntStream.range(0, 4_000)
                .parallel()
                .filter(i -> !windows.count("a").exceeded())
                .count();

        assertThat(admitted).isEqualTo(1_000);
    }

    @Test
    void doNotTakeSettingsUnderWhichNobodyCouldAsk() {
        assertThatIllegalArgumentException().isThrownBy(() -> windows(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> windows(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Windows(1, Duration.ofMillis(999), 1, time::get));
    }

    private Windows windows(int requests, int callers) {
        return new Windows(requests, Duration.ofMinutes(1), callers, time::get);
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
