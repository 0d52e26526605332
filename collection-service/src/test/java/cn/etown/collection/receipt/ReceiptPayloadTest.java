package cn.etown.collection.receipt;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Correction.Explanation;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Difference;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.Verdict;
import cn.etown.evidence.record.Period;
import cn.etown.kit.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The fields of a receipt are landed: the golden files must never change. */
class ReceiptPayloadTest {

    private static final String CENTER = "11141029MA0DEM0CXF";
    private static final String RECEIVED = "sha-256:" + "a".repeat(64);
    private static final String ACCEPTED = "sha-256:" + "b".repeat(64);
    private static final String DOCUMENT = "sha-256:" + "d".repeat(64);
    private static final Counted COUNTED = new Counted(20, 19, 19, amount("12.5"), amount("11"), RECEIVED, ACCEPTED);

    @Test
    void ofAnAcceptedBatchIsAsItAlwaysWas() throws IOException {
        assertThat(payload(new Verdict.AcceptedWithRejects(), COUNTED, new BigDecimal("12.50"), false))
                .isEqualTo(golden("receipt-accepted.json"));
    }

    @Test
    void ofARefusedBatchIsAsItAlwaysWas() throws IOException {
        Verdict refused = new Verdict.Refused(
                Verdict.RefusalReason.MANIFEST_DIFFERS, List.of(new Difference("amount", "13", "12.5")));

        assertThat(payload(refused, refused.settle(COUNTED), new BigDecimal("13"), true))
                .isEqualTo(golden("receipt-refused-test.json"));
    }

    @Test
    void ofACorrectionIsOfTheSecondVersion() throws IOException {
        Correction correction = new Correction(
                "两笔订单的单价录入有误，按票据改正",
                new Explanation("盘点后查实漏录三家门店", "https://example.cn/stock.pdf", "sha-256:" + "e".repeat(64)));
        Corrected corrected = new Corrected(17, 2, 9, amount("30.0"), amount("41"), new BigDecimal("0.30"));

        assertThat(payload(
                        BatchKind.CORRECTION,
                        correction,
                        corrected,
                        new Verdict.AcceptedWithRejects(),
                        COUNTED,
                        new BigDecimal("12.5"),
                        false))
                .isEqualTo(golden("receipt-correction.json"));
    }

    @ParameterizedTest
    @EnumSource(Verdict.RefusalReason.class)
    void namesTheReasonOfARefusalByItsCode(Verdict.RefusalReason reason) {
        Verdict refused = new Verdict.Refused(reason, List.of());

        assertThat(payload(refused, refused.settle(COUNTED), BigDecimal.TEN, false))
                .contains("\"refusal\":\"" + reason.code() + "\"");
    }

    private static String payload(Verdict verdict, Counted counted, BigDecimal declared, boolean test) {
        return payload(BatchKind.ORIGINAL, null, null, verdict, counted, declared, test);
    }

    private static String payload(
            BatchKind kind,
            Correction correction,
            Corrected corrected,
            Verdict verdict,
            Counted counted,
            BigDecimal declared,
            boolean test) {
        Receipt receipt = new Receipt(
                UUID.fromString("01931ab2-0000-7000-8000-000000000001"),
                "91141029MA0DEM1AXT",
                "sales-lines",
                "sales",
                3,
                "2.1.0",
                DOCUMENT,
                kind,
                new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 2)),
                new Manifest(20, Map.of("amount", declared), test ? null : RECEIVED),
                correction,
                counted,
                corrected,
                new BigDecimal("0.050"),
                verdict,
                Instant.parse("2010-12-03T01:00:00Z"),
                Instant.parse("2010-12-03T01:05:00.5Z"),
                Instant.parse("2010-12-03T01:05:01.123456789Z"),
                "a-signer",
                7);
        return CanonicalJson.text(ReceiptPayload.of(receipt, CENTER, test));
    }

    private static Map<String, BigDecimal> amount(String total) {
        return Map.of("amount", new BigDecimal(total));
    }

    private static String golden(String name) throws IOException {
        try (var in = ReceiptPayloadTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
