package cn.etown.collection.statement;

import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.statement.StatementRequest.StatedPeriod;
import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The event is landed: the golden file must never change. */
class StatementTakenTest {

    private static final UUID ID = UUID.fromString("01931ab2-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01931ab2-0000-7000-8000-000000000002");
    private static final LocalDate DAY = LocalDate.of(2010, 12, 1);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void isToldAsItAlwaysWas() throws IOException {
        StatementRequest request = new StatementRequest(
                1,
                "sales-lines",
                2,
                new StatedPeriod(DAY, DAY),
                3108L,
                1L,
                Map.of("amount", "58960.79"),
                "sha-256:" + "d".repeat(64),
                List.of(),
                "原对账单漏统计了两家门店的订单");
        AdmittedStatement admitted = new AdmittedStatement(
                request, new Period(DAY, DAY), new CollectedInterface("sales-lines", "91141029MA0DEM1AXT", null));

        NewEvent event = StatementTaken.of(ID, admitted, OTHER, Instant.parse("2026-03-04T01:00:00.123456Z"));

        assertThat(event.type()).isEqualTo("cn.etown.collection.statement-taken.v1");
        assertThat(event.subject()).isEqualTo("statements/" + ID);
        try (var golden = StatementTakenTest.class.getResourceAsStream("/golden/statement-taken.json")) {
            assertThat(json.writeValueAsString(event.data()))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
