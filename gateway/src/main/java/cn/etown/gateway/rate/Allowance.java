package cn.etown.gateway.rate;

/**
 * How a caller stands in the current window after a request.
 *
 * @param remaining how many more requests may come
 * @param seconds until the next window, at least 1
 * @param exceeded whether the request was one too many
 */
record Allowance(int remaining, long seconds, boolean exceeded) {}
