package cn.etown.collection.quarantine;

import io.smallrye.config.ConfigMapping;

/** How many files of refused records one replica writes. Each holds a thread and some 10 MB for as long as its reader takes. */
@ConfigMapping(prefix = "etown.rejects")
interface RejectSettings {

    /** Files written at once. */
    int atOnce();

    /** Files written at once for the people of one unit; fewer than for all. The center's are one unit in this. */
    int atOncePerUnit();
}
