package cn.etown.governance.access;

import io.smallrye.config.ConfigMapping;

/** What holds for all grants; the terms within which they are answered and reviewed are clock settings. */
@ConfigMapping(prefix = "etown.access")
interface AccessSettings {

    /** How many days ahead a grant may begin at the most. */
    int aheadDays();

    /** The most days a grant may be asked for. */
    int longestDays();

    /** How many days before its end, or before its review, a grant comes on the work lists. */
    int warningDays();

    /** How often grants whose last day is past are ended; {@code off} for never. */
    String endingEvery();

    /** How often terms that were not kept are recorded; {@code off} for never. */
    String overdueEvery();
}
