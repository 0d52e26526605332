package cn.etown.governance.standard.mapping;

import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The facts about mappings, as the feed tells them; who needs the entries reads them. */
final class MappingEvents {

    private MappingEvents() {}

    record MappingPublished(
            UUID id,
            String unit,
            String codeList,
            int number,
            LocalDate validFrom,
            LocalDate validUntil,
            int entries,
            Instant publishedAt) {}

    record MappingWithdrawn(UUID id, String unit, String codeList, int number, Instant at) {}

    static NewEvent published(Mapping mapping) {
        var data = new MappingPublished(
                mapping.id(),
                mapping.unit(),
                mapping.codeList(),
                mapping.number(),
                mapping.validFrom(),
                mapping.validUntil(),
                mapping.entries(),
                mapping.publishedAt());
        return new NewEvent("cn.etown.governance.mapping-published.v1", mapping.path(), data);
    }

    static NewEvent withdrawn(Mapping mapping, Instant at) {
        var data = new MappingWithdrawn(mapping.id(), mapping.unit(), mapping.codeList(), mapping.number(), at);
        return new NewEvent("cn.etown.governance.mapping-withdrawn.v1", mapping.path(), data);
    }
}
