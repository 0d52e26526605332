package cn.etown.collection.judging;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is landed: the golden files must never change. */
class BatchJudgedTest {

    private static final BigDecimal LIMIT = new BigDecimal("0.05");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void tellsOfAnAcceptedBatchAsItAlwaysDid() throws IOException {
        NewEvent event = judged("12.50", new Verdict.AcceptedWithRejects());

        assertThat(event.type()).isEqualTo("cn.etown.collection.batch-judged.v1");
        assertThat(event.subject()).isEqualTo("batches/01931ab2-0000-7000-8000-000000000001");
        assertThat(json.writeValueAsString(event.data())).isEqualTo(golden("batch-judged.json"));
    }

    @Test
    void tellsOfARefusedBatchAsItAlwaysDid() throws IOException {
        NewEvent event = judged("13", new Verdict.Refused(Verdict.RefusalReason.MANIFEST_DIFFERS, List.of()));

        assertThat(json.writeValueAsString(event.data())).isEqualTo(golden("batch-judged-refused.json"));
    }

    private static NewEvent judged(String declaredAmount, Verdict verdict) {
        SealedBatch batch = new SealedBatch(
                UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                42,
                "sales-lines",
                "91141029MA0DEM1AXT",
                3,
                BatchKind.ORIGINAL,
                new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 2)),
                new Manifest(20, Map.of("amount", new BigDecimal(declaredAmount)), null),
                null,
                Instant.parse("2010-12-03T01:00:00Z"),
                Instant.parse("2010-12-03T01:05:00.500Z"),
                "a-signer");
        Counted found = new Counted(
                20,
                19,
                19,
                totals("12.5", "24"),
                totals("11", "20"),
                "sha-256:" + "a".repeat(64),
                "sha-256:" + "b".repeat(64));
        Judgement judgement = new Judgement(
                batch,
                contract(),
                verdict.settle(found),
                null,
                verdict,
                List.of(),
                LIMIT,
                Instant.parse("2010-12-03T01:05:01.123456Z"));
        return BatchJudged.of(judgement, 7, "sha-256:" + "c".repeat(64));
    }

    private static Contract contract() {
        RecordSchema schema =
                new RecordSchema("sales", ZoneId.of("Asia/Shanghai"), "SALES", null, List.of(), List.of(), List.of());
        return new Contract(3, "2.1.0", "sha-256:" + "d".repeat(64), new RecordFormat(schema));
    }

    private static Map<String, BigDecimal> totals(String amount, String quantity) {
        return Map.of("amount", new BigDecimal(amount), "quantity", new BigDecimal(quantity));
    }

    private static String golden(String name) throws IOException {
        try (var in = BatchJudgedTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
