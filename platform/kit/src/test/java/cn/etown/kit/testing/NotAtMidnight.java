package cn.etown.kit.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Lets a test that says "today" begin after midnight rather than just before it, so that the county's day is one from its beginning
 * to its end.
 */
public class NotAtMidnight implements BeforeEachCallback {

    /** Longer than such a test takes. */
    static final Duration LONGEST_TEST = Duration.ofMinutes(3);

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        Thread.sleep(pauseAt(LocalTime.now(COUNTY)).toMillis());
    }

    static Duration pauseAt(LocalTime now) {
        Duration left = Duration.ofDays(1).minusNanos(now.toNanoOfDay());
        return left.compareTo(LONGEST_TEST) < 0 ? left.plusMillis(1) : Duration.ZERO;
    }
}
