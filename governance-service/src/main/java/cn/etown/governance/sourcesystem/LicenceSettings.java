package cn.etown.governance.sourcesystem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The terms of licences. */
@ConfigMapping(prefix = "etown.licences")
interface LicenceSettings {

    /** How many days before its end a licence comes on the work list and into the feed; set by this project. */
    @WithDefault("30")
    int warningDays();

    /** How often it is looked for licences that end; {@code off} where nobody looks. */
    String endsEvery();
}
