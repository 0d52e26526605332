package cn.etown.gateway.routing;

import java.time.Duration;
import java.util.Optional;

/**
 * What the body of one request is bounded by.
 *
 * @param bytes the most it has
 * @param time the longest it takes to come, where the gateway bounds that
 */
record BodyLimit(long bytes, Optional<Duration> time) {}
