package cn.etown.gateway.rate;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests of each caller are under way at once, and may be: whoever sends slowly holds connections to a service
 * for as long as that takes, and must leave enough of them to others.
 */
@ApplicationScoped
public class InFlight {

    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    InFlight(RateSettings settings) {
        this.most = settings.atOnce();
    }

    /**
     * Counts one more request of {@code caller} as under way; {@link #end} must follow where that was allowed.
     *
     * @return whether it may go on
     */
    public boolean begin(String caller) {
        boolean[] allowed = new boolean[1];
        underWay.compute(caller, (name, count) -> {
            int before = count == null ? 0 : count;
            allowed[0] = before < most;
            return allowed[0] ? Integer.valueOf(before + 1) : count;
        });
        return allowed[0];
    }

    /** Counts one request of {@code caller} as over. */
    public void end(String caller) {
        underWay.compute(caller, (name, count) -> count == null || count == 1 ? null : count - 1);
    }
}
