package cn.etown.governance.standard.codelist;

import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The facts about code lists, as the feed tells them; who needs more of the entries than their codes reads them by the version's number. */
final class CodeListEvents {

    private static final int MOST_CODES = 1_000;

    private CodeListEvents() {}

    record CodeListPublished(
            String code, int number, UUID version, String nameZh, String nameEn, int entries, Instant publishedAt) {}

    /**
     * Some of the codes of a published version; a version is known when {@code entries} of its codes are.
     *
     * @param from the place of the first of them, from 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CodeListCodes(String list, int number, Instant publishedAt, int entries, int from, List<Code> codes) {

        /** @param validFrom the first day on which it is used, or {@code null} where it always was; the end likewise */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Code(String code, LocalDate validFrom, LocalDate validUntil) {}
    }

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

    /** The codes of a version, as many events as it takes. */
    static List<NewEvent> codes(CodeListVersion version, List<CodeListCodes.Code> codes) {
        return codes(version.code(), version.number(), version.publishedAt(), codes);
    }

    static List<NewEvent> codes(String list, int number, Instant publishedAt, List<CodeListCodes.Code> codes) {
        var events = new ArrayList<NewEvent>();
        for (int from = 0; from < codes.size(); from += MOST_CODES) {
            var some = List.copyOf(codes.subList(from, Math.min(from + MOST_CODES, codes.size())));
            events.add(new NewEvent(
                    "cn.etown.governance.code-list-codes.v1",
                    "code-lists/" + list,
                    new CodeListCodes(list, number, publishedAt, codes.size(), from, some)));
        }
        return events;
    }

    static NewEvent withdrawn(CodeListVersion version, Instant at) {
        var data = new CodeListWithdrawn(version.code(), version.number(), at);
        return new NewEvent("cn.etown.governance.code-list-withdrawn.v1", subject(version), data);
    }

    private static String subject(CodeListVersion version) {
        return "code-lists/" + version.code();
    }
}
