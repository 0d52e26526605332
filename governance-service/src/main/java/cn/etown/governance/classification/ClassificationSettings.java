package cn.etown.governance.classification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The terms of classification. */
@ConfigMapping(prefix = "etown.classification")
interface ClassificationSettings {

    /** How many working days a governor has to decide on a proposal; set by this project. */
    @WithDefault("5")
    int decisionWorkingDays();

    /** How often contracts are looked for that were approved before there were classes; {@code off} for never. */
    String earlierEvery();
}
