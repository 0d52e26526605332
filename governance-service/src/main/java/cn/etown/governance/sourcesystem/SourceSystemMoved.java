package cn.etown.governance.sourcesystem;

import cn.etown.governance.history.Step;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.util.UUID;

/** The fact that a source system came into another phase, as the feed tells it. */
record SourceSystemMoved(UUID id, String unit, Enum<?> from, Enum<?> to, Instant at) {

    static NewEvent of(SourceSystem system, Step step, Instant at) {
        return new NewEvent(
                "cn.etown.governance.source-system-moved.v1",
                "source-systems/" + system.id(),
                new SourceSystemMoved(system.id(), system.unit(), step.from(), step.to(), at));
    }
}
