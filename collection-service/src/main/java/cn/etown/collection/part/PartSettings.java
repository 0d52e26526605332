package cn.etown.collection.part;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** How parts are taken. What they hold in memory is about three times {@link #chunkSize()} and {@link #atOnce()} of that. */
@ConfigMapping(prefix = "etown.parts")
interface PartSettings {

    /** Parts that one replica takes at once. */
    int atOnce();

    /** Parts of one unit that one replica takes at once; fewer than of all units. */
    int atOncePerUnit();

    /** Parts of one unit that wait for their turn; one more is refused at once. */
    int waitingPerUnit();

    /** How long a part waits for its turn before it is refused. */
    Duration turnWithin();

    /** How long the content of a part may take to come. */
    Duration contentWithin();

    /** How many bytes of a part come, or all of it, before it asks for its turn. */
    MemorySize readAhead();

    /** How many bytes a second a sender brings at least, on average over each {@link #rateOver()}. */
    MemorySize leastRate();

    /** Over how long the rate is averaged: of the time in which nothing but the sender was waited for. */
    Duration rateOver();

    /** How many times as large as it was sent content may become when it is decoded, beyond the first 16 MiB. */
    int mostExpansion();

    /** By how many records the parts of a batch may be more than it declared, before the next record is refused. */
    long surplusRecords();

    /** How long a part waits for another transaction on its batch. */
    Duration lockTimeout();

    /** Most refused records and withdrawals in one statement; the others stream in. */
    int chunkRows();

    /** Most bytes of content in one statement, with what is to be told of records that are refused. */
    MemorySize chunkSize();
}
