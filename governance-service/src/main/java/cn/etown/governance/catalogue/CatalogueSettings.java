package cn.etown.governance.catalogue;

import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** What holds for reading the catalogue. */
@ConfigMapping(prefix = "etown.catalogue")
interface CatalogueSettings {

    /** How long the database may take for one statement of a list or search. */
    Duration searchTimeout();
}
