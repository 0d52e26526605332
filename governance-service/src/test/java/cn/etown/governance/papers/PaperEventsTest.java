package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.PaperState;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of documents, papers, training and interpretations are frozen by a golden file: their members stay, and only grow. */
class PaperEventsTest {

    private static final String UNIT_A = "91141029MA0DEM1AXT";
    private static final String DIGEST = "sha-256:" + "0".repeat(64);
    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);
    private static final Caller CLERK =
            new Caller("s-1", "clerk", "etown-cli", Set.of("clerk"), Optional.of(UNIT_A), "");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void areToldAsTheGoldenFileHasThem() throws IOException {
        var version = new DocumentVersion(id(1), id(2), 3, new DraftDocumentRequest("第一条", null, null), DIGEST);
        version.publish(DAY, DAY.plusDays(14));
        var filed = paper();
        var refused = paper();
        refused.decide(PaperState.REFUSED, "缺少退货表", CLERK, AT);
        var session = new TrainingSession(
                id(5), new HoldTrainingRequest("接口规范编写", "R8.5", DAY, null, List.of(UNIT_A), null), AT);
        var cancelled = new TrainingSession(
                id(5), new HoldTrainingRequest("接口规范编写", "R8.5", DAY, null, List.of(UNIT_A), null), AT);
        cancelled.cancel();
        var interpretation = new Interpretation(
                id(6), new DraftInterpretationRequest("R4.3a", "问", "答", "乡e办函〔2026〕3号", DAY, id(7)), CLERK, AT);

        var told = json.createArrayNode();
        Stream.of(
                        PaperEvents.published(version),
                        PaperEvents.acknowledged(version, UNIT_A, DAY.plusDays(30), AT),
                        PaperEvents.filed(filed.view()),
                        PaperEvents.decided(refused.view()),
                        PaperEvents.attended(session, new AttendanceRequest(UNIT_A, 3), AT),
                        PaperEvents.moved(cancelled, AT),
                        PaperEvents.published(interpretation))
                .map(this::tree)
                .forEach(told::add);

        assertThat(json.readTree(told.toString())).isEqualTo(golden());
    }

    private static SystemPaper paper() {
        var source = new SourceSystemView(
                id(4), UNIT_A, "订单系统", null, DataDomain.NETWORK, Phase.OPERATION, null, null, AT, 0);
        var request = new FilePaperRequest(
                PaperKind.ASSET_LIST, "资产清单", "2026-1", "https://example.org/a.pdf", DIGEST, DAY, null);
        return new SystemPaper(id(3), source, request, DAY.plusYears(1)).filedBy(CLERK, AT, DAY.plusDays(14));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private JsonNode tree(NewEvent event) {
        return json.createObjectNode()
                .put("type", event.type())
                .put("subject", event.subject())
                .set("data", json.valueToTree(event.data()));
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/paper-events.json")) {
            return json.readTree(golden);
        }
    }
}
