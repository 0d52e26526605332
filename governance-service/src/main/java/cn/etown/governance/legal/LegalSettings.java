package cn.etown.governance.legal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What holds for all legal records; the terms within which they are reviewed and mended are clock settings. */
@ConfigMapping(prefix = "etown.legal")
interface LegalSettings {

    /** How many days before its end a review comes on the work list; set by this project. */
    @WithDefault("30")
    int warningDays();

    /** The most days a review may hold, so that risks are looked at each year (R5.3); set by this project. */
    @WithDefault("366")
    int longestReviewDays();

    /** How many days before nobody answers for an interface any more its unit owes another name; set by this project. */
    @WithDefault("14")
    int responsibleWarningDays();

    /** How often it is looked for reviews that end; {@code off} where nobody looks. */
    String endsEvery();
}
