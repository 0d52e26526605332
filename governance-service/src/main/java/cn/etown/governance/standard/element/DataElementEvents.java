package cn.etown.governance.standard.element;

import cn.etown.governance.standard.domain.ElementContent;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;

/** The facts about data elements, as the feed tells them. */
final class DataElementEvents {

    private DataElementEvents() {}

    record DataElementPublished(String code, int number, ElementContent content, Instant publishedAt) {}

    record DataElementWithdrawn(String code, int number, Instant at) {}

    static NewEvent published(DataElementVersion version) {
        var data = new DataElementPublished(version.code(), version.number(), version.content(), version.publishedAt());
        return new NewEvent("cn.etown.governance.data-element-published.v1", subject(version), data);
    }

    static NewEvent withdrawn(DataElementVersion version, Instant at) {
        var data = new DataElementWithdrawn(version.code(), version.number(), at);
        return new NewEvent("cn.etown.governance.data-element-withdrawn.v1", subject(version), data);
    }

    private static String subject(DataElementVersion version) {
        return "data-elements/" + version.code();
    }
}
