package cn.etown.kit.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How a service writes and follows feeds. The defaults are meant to be left alone. */
@ConfigMapping(prefix = "etown.feed")
interface FeedSettings {

    /**
     * How often each replica looks for committed events and for a new end of the feed. One cheap read; it bounds how long an
     * event waits that this replica could not be woken for (a slow commit, another replica's change). 200 ms leaves
     * most of the 5 seconds in which a suspension must take effect.
     */
    @WithDefault("200ms")
    Duration lookEvery();

    /** How long after an append to look for it: about the time its transaction needs to commit. */
    @WithDefault("20ms")
    Duration lookAfterAppend();

    /** Events a follower asks for, and applies in one transaction. */
    @WithDefault("200")
    int page();

    /** How long a follower lets its neighbour wait for an event; well below the 60 s after which a view counts as old. */
    @WithDefault("10s")
    Duration followerWait();

    /** How long a follower waits for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long an answer may take beyond {@link #followerWait()} before the connection counts as dead. */
    @WithDefault("10s")
    Duration answerTimeout();

    /**
     * How long it may take to apply a page of events, or to read the position, before the connection to the database counts as
     * dead: one that went silent never says so, and a follower must not wait for it for good.
     */
    @WithDefault("10m")
    Duration applyTimeout();

    /** The first pause of a follower after a neighbour or the database could not be reached; pauses double. */
    @WithDefault("200ms")
    Duration shortestPause();

    /**
     * How long after its start a replica that has not heard of a neighbour yet is not ready. Then it serves what it can all the same: that a
     * neighbour is away must not keep this service away too.
     */
    @WithDefault("1m")
    Duration unreadyAtMost();

    /** The longest pause, so that a neighbour that is back is noticed soon. */
    @WithDefault("5s")
    Duration longestPause();
}
