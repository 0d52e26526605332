package cn.etown.governance.standard.codelist;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.standard.codelist.CodeListEvents.CodeListCodes;
import cn.etown.governance.standard.codelist.CodeListEvents.CodeListCodes.Code;
import cn.etown.kit.feed.NewEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The codes of lists as the feed tells them are frozen by a golden file: their members stay, and only grow. */
class CodeListEventsTest {

    private static final Instant AT = Instant.parse("2026-01-05T01:00:00Z");

    @Test
    void tellTheCodesWithTheDaysOfTheirUse() {
        var codes = List.of(
                new Code("直播", null, null), new Code("网店", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));

        GoldenEvents.assertTold(
                "code-list-events.json",
                CodeListEvents.codes("channels", 2, AT, codes).toArray(NewEvent[]::new));
    }

    @Test
    void tellAThousandAtOnceUntilAllAreTold() {
        var codes = IntStream.range(0, 2_001)
                .mapToObj(i -> new Code("c" + i, null, null))
                .toList();

        var told = CodeListEvents.codes("channels", 2, AT, codes).stream()
                .map(event -> (CodeListCodes) event.data())
                .toList();

        assertThat(told).extracting(CodeListCodes::from).containsExactly(0, 1_000, 2_000);
        assertThat(told).extracting(CodeListCodes::entries).containsOnly(2_001);
        assertThat(told.stream().flatMap(some -> some.codes().stream())).containsExactlyElementsOf(codes);
    }
}
