package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.TestData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Days of a real shop: dirty, with exact doubles, and so without a business key. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OnlineRetailTest {

    private static final String HEADING =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Inject
    Governance governance;

    @TempDir
    Path folder;

    private final Provider provider = new Provider(Governance.UNIT_A);

    @Test
    void addsUpAsTheFilesDo() throws IOException {
        String source = governance.online(Governance.UNIT_A, lines());
        for (Map.Entry<String, String> day : days().entrySet()) {
            assertAddsUp(source, day.getKey(), day.getValue());
        }
    }

    /** Of each hundred good lines of a day one is lost, one doubled and one altered on its way; none of it is hidden by the other. */
    @Test
    void namesTheLinesThatAreNotAsTheyWere() throws IOException {
        for (Map.Entry<String, String> day : days().entrySet()) {
            assertNames(day.getKey(), day.getValue());
        }
    }

    private void assertNames(String day, String csv) {
        String source = governance.online(Governance.UNIT_A, lines());
        List<String> own = new ArrayList<>(csv.lines().skip(1).distinct().toList());
        own.removeIf(line -> line.split(",", -1)[2].isEmpty());
        List<String> sent = new ArrayList<>();
        int spoiled = own.size() / 100;
        for (int i = 0; i < own.size(); i++) {
            boolean spoils = i / 100 < spoiled;
            if (spoils && i % 100 == 1) {
                sent.add(own.get(i));
            }
            if (!spoils || i % 100 != 0) {
                sent.add(spoils && i % 100 == 2 ? own.get(i).replaceAll("[A-Za-z]+$", "Elsewhere") : own.get(i));
            }
        }
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", day, own.size()));
        provider.send(batch, 1, HEADING + String.join("\n", sent) + "\n");
        assertThat(provider.seal(batch).getLong("counted.quarantined")).isZero();

        Source shop = new Source(provider, source, day, folder);
        JsonPath result = shop.reconcile(shop.state(HEADING + String.join("\n", own) + "\n"));

        assertThat(result.getLong("heldRecords")).isEqualTo(result.getLong("statedRecords"));
        // There is no business key: what was altered is one that is short and one that is too many.
        assertThat(result.getMap("differences"))
                .as(day)
                .isEqualTo(Map.of(
                        "short", 2 * spoiled, "excess", spoiled, "altered", 0, "duplicated", spoiled, "setAside", 0));
    }

    private void assertAddsUp(String source, String day, String csv) {
        Figures expected = figures(csv);
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", day, expected.lines)
                .put("totals", JsonObject.of("amount", expected.amount.toPlainString())));
        provider.send(batch, 1, csv);

        JsonPath judged = provider.seal(batch);
        JsonPath rollup = provider.get("/batches/" + batch + "/rollup");

        assertThat(judged.getLong("counted.received")).isEqualTo(expected.lines);
        assertThat(judged.getLong("counted.quarantined")).isEqualTo(expected.bad);
        assertThat(judged.getString("state")).isEqualTo(expected.bad == 0 ? "ACCEPTED" : "ACCEPTED_WITH_REJECTS");
        assertThat(rollup.getList("items.day")).containsExactly(day);
        assertThat(new BigDecimal(rollup.getString("items[0].measures.amount")))
                .isEqualByComparingTo(expected.goodAmount);
        assertThat(rollup.getLong("items[0].measures.lines")).isEqualTo(expected.lines - expected.bad);
        assertThat(rollup.getLong("items[0].measures.returns")).isEqualTo(expected.returns);
    }

    /** What the test itself adds up: a line without a description is bad under {@link #lines()}. */
    private static final class Figures {

        private long lines;
        private long bad;
        private long returns;
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal goodAmount = BigDecimal.ZERO;
    }

    private static Figures figures(String csv) {
        Figures figures = new Figures();
        for (NamedCsvRecord line : CsvReader.builder().ofNamedCsvRecord(csv)) {
            BigDecimal quantity = new BigDecimal(line.getField("Quantity"));
            BigDecimal amount = quantity.multiply(new BigDecimal(line.getField("UnitPrice")));
            boolean bad = line.getField("Description").isEmpty();
            figures.lines++;
            figures.amount = figures.amount.add(amount);
            if (bad) {
                figures.bad++;
            } else {
                figures.goodAmount = figures.goodAmount.add(amount);
                figures.returns += quantity.signum() < 0 ? 1 : 0;
            }
        }
        return figures;
    }

    /** The days of the real shop where they are named, and two made-up ones of the same kind always. */
    private static Map<String, String> days() throws IOException {
        Map<String, String> days = new LinkedHashMap<>();
        days.put("2011-01-04", madeUp("2011-01-04", 300));
        days.put("2011-01-05", madeUp("2011-01-05", 77));
        Path folder = TestData.folder("online-retail").orElse(null);
        if (folder != null) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    days.put(file.getFileName().toString().replace(".csv", ""), Files.readString(file));
                }
            }
            assertThat(days).hasSizeGreaterThan(2);
        }
        return days;
    }

    private static String madeUp(String day, int count) {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i -> "%s%d,85123A,%s,%d,%s 08:%02d:00,%s,%s,United Kingdom\n"
                        .formatted(
                                i % 20 == 5 ? "C" : "",
                                536365 + i / 4,
                                i % 50 == 7 ? "" : "\"HEART, \"\"T-LIGHT\"\" HOLDER\"",
                                i % 20 == 5 ? -3 : i % 9 + 1,
                                day,
                                i % 60,
                                i % 30 == 0 ? "0.0" : "2.55",
                                i % 3 == 0 ? "" : "17850.0"))
                .forEach(lines::add);
        lines.add(lines.get(0));
        return HEADING + String.join("", lines);
    }

    private static JsonObject lines() {
        JsonObject schema = Governance.sales();
        schema.put("eventDate", "invoiceDate");
        schema.getJsonArray("measures").getJsonObject(0).put("factors", JsonArray.of("quantity", "unitPrice"));
        schema.put("dimensions", JsonArray.of());
        return schema.put(
                "fields",
                JsonArray.of(
                        Governance.field("invoiceNo", "InvoiceNo", "STRING").put("pattern", "^[A-Z]?[0-9]{6}$"),
                        Governance.field("stockCode", "StockCode", "STRING"),
                        Governance.field("description", "Description", "STRING").put("required", true),
                        Governance.field("quantity", "Quantity", "INTEGER"),
                        Governance.field("invoiceDate", "InvoiceDate", "TIMESTAMP")
                                .put("format", "yyyy-MM-dd HH:mm:ss"),
                        Governance.field("unitPrice", "UnitPrice", "NUMBER").put("minimum", "0"),
                        Governance.field("customerId", "CustomerID", "NUMBER"),
                        Governance.field("country", "Country", "STRING")));
    }
}
