package cn.etown.governance.classification;

import io.smallrye.config.ConfigMapping;

/** What is set for classification; the term of a decision is a clock setting. */
@ConfigMapping(prefix = "etown.classification")
interface ClassificationSettings {

    /** How often contracts are looked for that were approved before there were classes; {@code off} for never. */
    String earlierEvery();
}
