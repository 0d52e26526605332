package cn.etown.governance.sourcesystem;

import cn.etown.governance.history.Step;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The fact that a source system came into another phase, as the feed tells it.
 *
 * @param endedOn the last day on which it was used, where it ended
 */
record SourceSystemMoved(
        UUID id,
        String unit,
        Enum<?> from,
        Enum<?> to,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate endedOn,
        Instant at) {

    static NewEvent of(SourceSystem system, Step step, Instant at) {
        return new NewEvent(
                "cn.etown.governance.source-system-moved.v1",
                "source-systems/" + system.id(),
                new SourceSystemMoved(system.id(), system.unit(), step.from(), step.to(), system.endedOn(), at));
    }
}
