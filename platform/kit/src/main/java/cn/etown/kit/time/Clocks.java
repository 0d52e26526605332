package cn.etown.kit.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;

/** The one source of time. A test may put another clock in its place; nothing else may. */
class Clocks {

    @Produces
    @Singleton
    @DefaultBean
    Clock system() {
        return new SystemClock();
    }
}
