package cn.etown.collection.part;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartContentTest {

    private static final Duration WITHIN = Duration.ofHours(2);

    @Test
    void mayTakeItsTime() {
        PartContent content = new PartContent(dripping("a,b\n"), new TickingClock(Duration.ofMinutes(20)), WITHIN);

        assertThat(content.heading()).containsExactly("a", "b");
        assertThat(content.next()).isNull();
    }

    @Test
    void isRefusedWhenItDripsInForTooLong() {
        PartContent content =
                new PartContent(dripping("a,b\n".repeat(10)), new TickingClock(Duration.ofMinutes(20)), WITHIN);

        assertThatThrownBy(() -> {
                    content.heading();
                    content.skip();
                })
                .isInstanceOfSatisfying(
                        RuleRefused.class, refused -> assertThat(refused.code()).isEqualTo("part-too-slow"));
    }

    /** Gives one byte at a time. */
    private static InputStream dripping(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }

    /** Each look at it is so much later than the one before. */
    private static final class TickingClock extends Clock {

        private final Duration step;
        private Instant now = Instant.parse("2010-12-01T00:00:00Z");

        TickingClock(Duration step) {
            this.step = step;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
