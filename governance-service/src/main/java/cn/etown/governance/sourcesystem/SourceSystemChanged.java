package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.UUID;

/**
 * The fact that a source system was corrected, as the feed tells it.
 *
 * @param nameEn absent where it has no English name
 */
record SourceSystemChanged(
        UUID id,
        String unit,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) String nameEn,
        DataDomain domain,
        Instant changedAt) {

    static NewEvent of(SourceSystem system, Instant changedAt) {
        return new NewEvent(
                "cn.etown.governance.source-system-changed.v1",
                "source-systems/" + system.id(),
                new SourceSystemChanged(
                        system.id(), system.unit(), system.name(), system.nameEn(), system.domain(), changedAt));
    }
}
