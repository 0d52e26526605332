package cn.etown.collection.part;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.RuleRefused;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartContentTest {

    /** Two hours in all, and a byte a second over every two minutes. */
    private static final PartSettings SETTINGS = new SmallRyeConfigBuilder()
            .withMapping(PartSettings.class)
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "etown.parts.at-once", "4",
                            "etown.parts.at-once-per-unit", "2",
                            "etown.parts.waiting-per-unit", "16",
                            "etown.parts.turn-within", "30S",
                            "etown.parts.content-within", "2H",
                            "etown.parts.surplus-records", "1000",
                            "etown.parts.lock-timeout", "10S",
                            "etown.parts.chunk-rows", "20000",
                            "etown.parts.chunk-size", "2M"),
                    "test",
                    1))
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "etown.parts.read-ahead", "8",
                            "etown.parts.least-rate", "1",
                            "etown.parts.rate-over", "2M",
                            "etown.parts.most-expansion", "200"),
                    "rate",
                    1))
            .withConverter(Duration.class, 100, new DurationConverter())
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .build()
            .getConfigMapping(PartSettings.class);

    @Test
    void isReadAheadWithoutLosingAnyOfIt() {
        PartContent content = content("a,b\n" + "1,2\n".repeat(10), Duration.ofMillis(1));

        content.begin();

        assertThat(content.open(ContentFormat.Csv.PLAIN, null)).containsExactly("a", "b");
        content.skip();
        assertThat(content.length()).isEqualTo(44);
        assertThat(content.digest())
                .isEqualTo(
                        Digests.text(Digests.sha256(("a,b\n" + "1,2\n".repeat(10)).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void mayBeShorterThanWhatIsReadAhead() {
        PartContent content = content("a,b\n", Duration.ofMillis(1));

        content.begin();

        assertThat(content.open(ContentFormat.Csv.PLAIN, null)).containsExactly("a", "b");
        assertThat(content.next()).isNull();
    }

    @Test
    void mayComeSlowlyAtFirst() {
        PartContent content = content("a,b\n", Duration.ofSeconds(20));

        content.begin();

        assertThat(content.open(ContentFormat.Csv.PLAIN, null)).containsExactly("a", "b");
    }

    @Test
    void mayComeAtTheLeastRate() {
        PartContent content = content("a,b\n".repeat(100), Duration.ofSeconds(1));

        content.begin();
        content.skip();

        assertThat(content.length()).isEqualTo(400);
    }

    @Test
    void isRefusedWhenItDripsInMoreSlowly() {
        PartContent content = content("a,b\n".repeat(100), Duration.ofSeconds(2));

        content.begin();
        assertTooSlow(content::skip);
    }

    @Test
    void isRefusedWhenItDripsInAfterAQuickStart() {
        var clock = new TickingClock(Duration.ofSeconds(2));
        clock.runQuicklyFor(400);
        PartContent content = new PartContent(dripping("a,b\n".repeat(88)), clock, SETTINGS, Encoding.IDENTITY);

        content.begin();
        assertTooSlow(content::skip);
    }

    @Test
    void isRefusedWhenItTakesTooLongInAll() {
        PartContent content = content("a,b\n".repeat(1_000), Duration.ofSeconds(1));

        content.begin();
        assertTooSlow(content::skip);
    }

    /** The database may wait for it within a statement, which it breaks off some time. */
    @Test
    void isRefusedWhenOneRecordTakesTooLong() {
        PartContent content = content("a,b\n" + "1,2\n" + "\n".repeat(150_000) + "1,2\n", Duration.ofMillis(20));

        content.begin();
        content.open(ContentFormat.Csv.PLAIN, null);

        assertThat(content.next()).isNotNull();
        assertTooSlow(content::next);
    }

    private static void assertTooSlow(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        RuleRefused.class, refused -> assertThat(refused.code()).isEqualTo("part-too-slow"));
    }

    /** Comes byte by byte, each so much after the one before. */
    private static PartContent content(String text, Duration step) {
        return new PartContent(dripping(text), new TickingClock(step), SETTINGS, Encoding.IDENTITY);
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
    private static final class TickingClock implements LongSupplier {

        private final Duration step;
        private int quickLooks;
        private long now = Long.MAX_VALUE - 1; // and goes over the edge, as nanoseconds may

        TickingClock(Duration step) {
            this.step = step;
        }

        /** The next {@code looks} at it are a millisecond apart. */
        void runQuicklyFor(int looks) {
            quickLooks = looks;
        }

        @Override
        public long getAsLong() {
            now += (quickLooks-- > 0 ? Duration.ofMillis(1) : step).toNanos();
            return now;
        }
    }
}
