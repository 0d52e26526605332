package cn.etown.local;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Access tokens that are used again for a while: for each new one Keycloak hashes a password, on purpose slowly. */
public final class KeptTokens {

    /** A token is good for five minutes. */
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();

    /** The kept token of {@code account}, or a new one from {@code source}. */
    public String of(String account, UnaryOperator<String> source) {
        long now = System.nanoTime();
        return tokens.compute(
                        account,
                        (name, kept) -> kept != null && now - kept.since < KEPT.toNanos()
                                ? kept
                                : new Kept(source.apply(name), now))
                .token();
    }

    private record Kept(String token, long since) {}
}
