package cn.etown.governance.standard.codelist;

import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.util.UUID;

/** The facts about code lists, as the feed tells them; who needs the entries reads them by the version's number. */
final class CodeListEvents {

    private CodeListEvents() {}

    record CodeListPublished(
            String code, int number, UUID version, String nameZh, String nameEn, int entries, Instant publishedAt) {}

    record CodeListWithdrawn(String code, int number, Instant at) {}

    static NewEvent published(CodeListVersion version) {
        var data = new CodeListPublished(
                version.code(),
                version.number(),
                version.id(),
                version.nameZh(),
                version.nameEn(),
                version.entries(),
                version.publishedAt());
        return new NewEvent("cn.etown.governance.code-list-published.v1", subject(version), data);
    }

    static NewEvent withdrawn(CodeListVersion version, Instant at) {
        var data = new CodeListWithdrawn(version.code(), version.number(), at);
        return new NewEvent("cn.etown.governance.code-list-withdrawn.v1", subject(version), data);
    }

    private static String subject(CodeListVersion version) {
        return "code-lists/" + version.code();
    }
}
