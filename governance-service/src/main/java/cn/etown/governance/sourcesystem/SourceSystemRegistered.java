package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.UUID;

/**
 * The fact that a source system was registered, as the feed tells it.
 *
 * @param nameEn absent where it has no English name
 */
record SourceSystemRegistered(
        UUID id,
        String unit,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) String nameEn,
        DataDomain domain,
        Phase phase) {

    static NewEvent of(SourceSystem system) {
        return new NewEvent(
                "cn.etown.governance.source-system-registered.v1",
                "source-systems/" + system.id(),
                new SourceSystemRegistered(
                        system.id(), system.unit(), system.name(), system.nameEn(), system.domain(), system.phase()));
    }
}
