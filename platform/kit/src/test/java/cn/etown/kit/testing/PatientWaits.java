package cn.etown.kit.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import org.awaitility.Awaitility;

import java.time.Duration;

/**
 * Lets every {@code await()} of a {@code @QuarkusTest} that names no limit wait for a minute: the 10 s that Awaitility waits are
 * short on a machine that does other things too.
 */
public class PatientWaits implements QuarkusTestBeforeClassCallback {

    /** Called with each test class, as each application under test has an Awaitility of its own. */
    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
