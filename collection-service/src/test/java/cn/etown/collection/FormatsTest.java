package cn.etown.collection;

import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.json.Digests;
import cn.etown.kit.testing.PostgresResource;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A part comes in any form, and what cannot be read is told and leaves nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FormatsTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<String> LINES = SalesLines.good(100);
    private static final String CSV = SalesLines.csv(LINES);
    private static final List<String> HEADINGS =
            List.of(SalesLines.HEADING.strip().split(","));

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private String batch;

    @BeforeEach
    void openBatch() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        batch = open();
    }

    private String open() {
        return provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 100));
    }

    @Nested
    class Forms {

        @Test
        void giveTheSameRecordSet() {
            String plain = digestOf(CSV.getBytes(StandardCharsets.UTF_8), "text/csv", "text/csv");

            assertThat(digestOf(CSV.getBytes(GB18030), "text/csv; charset=gb18030", "text/csv; charset=GB18030"))
                    .isEqualTo(plain);
            assertThat(digestOf(ndjson(), "application/x-ndjson", "application/x-ndjson"))
                    .isEqualTo(plain);
            assertThat(digestOf(json(), "application/json", "application/json")).isEqualTo(plain);
            assertThat(digestOf(xlsx(), ContentFormat.XLSX, ContentFormat.XLSX)).isEqualTo(plain);
        }

        /** Sends one batch of an interface of its own, which must be taken. */
        private String digestOf(byte[] content, String contentType, String format) {
            source = governance.online(Governance.UNIT_A, Governance.sales());
            batch = open();
            JsonPath part = sent(provider.trySend(batch, content, contentType, null));
            assertThat(part.getString("format")).isEqualTo(format);
            JsonPath judged = provider.seal(batch);
            assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
            return judged.getString("counted.recordSetDigest");
        }

        @Test
        void includeCsvWithAnotherDelimiterAndQuote() {
            byte[] content = CSV.replace(',', '|').replace("商品0", "'商品|0'").getBytes(StandardCharsets.UTF_8);

            Response sent = provider.as("clerk")
                    .config(Provider.BYTES_AS_THEY_ARE)
                    .header("Content-Digest", Provider.contentDigest(content))
                    .contentType("text/csv")
                    .queryParam("delimiter", "|")
                    .queryParam("quote", "'")
                    .body(content)
                    .put(Provider.API + "/batches/" + batch + "/parts/1");

            assertThat(sent(sent).getLong("accepted")).isEqualTo(100);
            assertThat(sent.jsonPath().getString("format")).isEqualTo("text/csv; delimiter=\"|\"; quote=\"'\"");
        }

        @Test
        void keepTheTextOfAJsonRecordThatDoesNotFit() {
            String wrong = "{\"单号\":\"1\",\"颜色\":\"红\"}";

            JsonPath part = sent(provider.trySend(
                    batch, (wrong + "\n{}").getBytes(StandardCharsets.UTF_8), "application/x-ndjson", null));

            assertThat(part.getLong("quarantined")).isEqualTo(2);
            JsonPath kept = provider.get("/batches/" + batch + "/quarantine");
            assertThat(kept.getList("items.cellsAre")).containsExactly("WHOLE_TEXT", "AS_SENT");
            assertThat(kept.getList("items[0].cells")).containsExactly(wrong);
            assertThat(kept.getList("items[0].failures.rule")).containsExactly("columns");
        }

        @Test
        void makeOtherContentOfTheSameBytes() {
            byte[] content = CSV.getBytes(StandardCharsets.UTF_8);
            JsonPath first = sent(provider.trySend(batch, content, "text/csv", null));

            provider.trySend(batch, content, "text/csv; charset=GB18030", null)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("part-differs"))
                    .body("clause", equalTo("R4.3b"));
            assertThat(sent(provider.trySend(batch, content, "text/csv; charset=utf-8", null))
                            .getMap(""))
                    .isEqualTo(first.getMap(""));
        }

        @Test
        void takeTheColumnsInAnyOrder() {
            String turned = CSV.lines()
                    .map(line -> {
                        List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                        cells.add(cells.remove(0));
                        return String.join(",", cells) + "\n";
                    })
                    .collect(Collectors.joining());

            assertThat(provider.send(batch, 1, turned).getLong("accepted")).isEqualTo(100);
        }

        @Test
        void holdARecordWhoseKeyDiffersByUnicodeFormAlone() {
            String composed = LINES.get(0).replace("商品0", "caf\u00e9");
            String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
            assertThat(decomposed).isNotEqualTo(composed);
            List<String> lines = new ArrayList<>(LINES.subList(0, 98));
            lines.add(composed);
            lines.add(decomposed);
            provider.send(batch, 1, SalesLines.csv(lines));

            JsonPath judged = provider.seal(batch);

            assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            JsonPath kept = provider.get("/batches/" + batch + "/quarantine");
            assertThat(kept.getList("items.line")).containsExactly(101);
            assertThat(kept.getList("items[0].failures.rule")).containsExactly("unique");
        }

        @Test
        void holdNumbersAndDatesThatAreNone() {
            List<String> lines = new ArrayList<>(LINES.subList(0, 97));
            lines.add(LINES.get(97).replace("1.25", "1e999999"));
            lines.add(LINES.get(98).replace("1.25", "9".repeat(60_000)));
            lines.add(LINES.get(99).replace("2010-12-01 ", "2010-02-30 "));

            JsonPath part = provider.send(batch, 1, SalesLines.csv(lines));

            assertThat(part.getLong("quarantined")).isEqualTo(3);
            JsonPath kept = provider.get("/batches/" + batch + "/quarantine");
            assertThat(kept.getList("items.failures.rule.flatten()")).containsExactly("type", "type", "type");
            assertThat(kept.getList("items.failures.field.flatten()")).containsExactly("price", "price", "soldAt");
        }
    }

    @Nested
    class Compressed {

        @Test
        void isTheSamePartHoweverItIsCompressed() {
            JsonPath first = sent(provider.trySend(batch, gzip(CSV, 1), "text/csv", "gzip"));

            assertThat(first.getString("digest"))
                    .isEqualTo(Digests.text(Digests.sha256(CSV.getBytes(StandardCharsets.UTF_8))));
            assertThat(first.getLong("bytes")).isEqualTo(CSV.getBytes(StandardCharsets.UTF_8).length);
            for (Response again : List.of(
                    provider.trySend(batch, gzip(CSV, 9), "text/csv", "gzip"),
                    provider.trySend(batch, zstd(CSV), "text/csv", "ZSTD"),
                    provider.trySend(batch, CSV.getBytes(StandardCharsets.UTF_8), "text/csv", "identity"))) {
                assertThat(sent(again).getMap("")).isEqualTo(first.getMap(""));
            }
            assertRefused(gzip(CSV + "\n", 9), "gzip", 409, "part-differs");
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void isHeldToTheDigestOfTheBytesAsSent() {
            byte[] content = zstd(CSV);
            provider.as("clerk")
                    .config(Provider.BYTES_AS_THEY_ARE)
                    .header("Content-Digest", Provider.contentDigest(CSV.getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Encoding", "zstd")
                    .contentType("text/csv")
                    .body(content)
                    .put(Provider.API + "/batches/" + batch + "/parts/1")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("content-digest-mismatch"));

            assertNothingCame();
        }

        @Test
        void isRefusedWhereItIsDamagedOrOfAnotherKind() {
            byte[] gzip = gzip(CSV, 6);
            byte[] zstd = zstd(CSV);
            assertRefused(Arrays.copyOf(gzip, gzip.length - 4), "gzip", 400, "malformed-encoding");
            assertRefused(Arrays.copyOf(zstd, zstd.length - 4), "zstd", 400, "malformed-encoding");
            assertRefused(gzip, "zstd", 400, "malformed-encoding");
            assertRefused(zstd, "gzip", 400, "malformed-encoding");
            assertRefused(new byte[0], "gzip", 400, "malformed-encoding");

            assertNothingCame();
        }

        /** A hundred megabytes of good records that are but one, repeated; the declared number would stop them otherwise. */
        @Test
        void isCutOffWhereItIsABomb() {
            batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 10_000_000));
            assertRefused(bomb(out -> new GZIPOutputStream(out)), "gzip", 413, "expands-too-far");
            assertRefused(bomb(out -> new ZstdOutputStreamNoFinalizer(out)), "zstd", 413, "expands-too-far");

            assertNothingCame();
        }
    }

    @Nested
    class BadContent {

        @Test
        void isRefusedAsAWhole() {
            String row = LINES.get(0);
            assertRefused(SalesLines.HEADING + "\"" + row, "malformed-csv", 400);
            assertRefused(SalesLines.HEADING + row + "x".repeat(10_000_000) + "\n", "malformed-csv", 400);
            assertRefused(SalesLines.HEADING + row + "\u0000\n", "nul-character", 400);
            assertRefused(row + row, "columns-differ", 422);
            assertRefused("备注," + SalesLines.HEADING + "," + row, "columns-differ", 422);
            provider.trySend(batch, CSV.getBytes(GB18030), "text/csv", null)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-utf8"));
            provider.trySend(batch, CSV.getBytes(StandardCharsets.UTF_8), "text/csv; charset=GB18030", null)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("columns-differ"));
            provider.trySend(batch, "{\"单号\":1".getBytes(StandardCharsets.UTF_8), "application/json", null)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-json"));

            assertNothingCame();
        }

        @Test
        void isRefusedWhereASpreadsheetHoldsMoreThanRecords() {
            assertRefused(sheet(sheet -> sheet.formula(101, 2, "1+1")), 422, "spreadsheet-formula");
            assertRefused(withFile("xl/vbaProject.bin", new byte[1]), 422, "spreadsheet-macros");
            assertRefused(withFile("xl/externalLinks/externalLink1.xml", new byte[1]), 422, "spreadsheet-links");
            assertRefused(withFile("xl/media/bomb.png", new byte[100_000_000]), 413, "expands-too-far");
            assertRefused(CSV.getBytes(StandardCharsets.UTF_8), 400, "malformed-spreadsheet");
            assertRefused(Arrays.copyOf(xlsx(), 5_000), 400, "malformed-spreadsheet");

            assertNothingCame();
        }

        private void assertRefused(byte[] spreadsheet, int status, String code) {
            provider.trySend(batch, spreadsheet, ContentFormat.XLSX, null)
                    .then()
                    .statusCode(status)
                    .body("code", equalTo(code));
        }

        @Test
        void isHeldWhereALineAloneIsWrong() {
            JsonPath part = provider.send(batch, 1, SalesLines.HEADING + "x,".repeat(199) + "x\n");

            assertThat(part.getLong("quarantined")).isEqualTo(1);
            JsonPath kept = provider.get("/batches/" + batch + "/quarantine");
            assertThat(kept.getList("items[0].failures.rule")).containsExactly("columns");
            assertThat(kept.getList("items[0].cells")).hasSize(200);
        }

        private void assertRefused(String csv, String code, int status) {
            provider.trySend(batch, 1, csv.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(status)
                    .body("code", equalTo(code));
        }
    }

    private void assertRefused(byte[] content, String encoding, int status, String code) {
        provider.trySend(batch, content, "text/csv", encoding)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private void assertNothingCame() {
        long stored = pool.preparedQuery("select (select count(*) from asset.\"" + source + "\")"
                        + " + (select count(*) from quarantine q join batch b on b.number = q.batch where b.id = cast(cast($1 as text) as uuid))"
                        + " + (select count(*) from part where batch = cast(cast($1 as text) as uuid))")
                .execute(Tuple.of(batch))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
        assertThat(stored).isZero();
    }

    private static JsonPath sent(Response sent) {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        return sent.jsonPath();
    }

    private static JsonObject object(String line) {
        String[] cells = line.strip().split(",", -1);
        JsonObject object = new JsonObject();
        for (int i = 0; i < cells.length; i++) {
            object.put(HEADINGS.get(i), i == 2 ? (Object) Integer.valueOf(cells[i]) : cells[i]);
        }
        return object;
    }

    private static byte[] ndjson() {
        return LINES.stream()
                .map(line -> object(line).encode() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json() {
        JsonArray records = new JsonArray();
        LINES.forEach(line -> records.add(object(line)));
        return records.encodePrettily().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx() {
        return sheet(sheet -> {});
    }

    /** A spreadsheet of the lines, with what else is put in. */
    private static byte[] sheet(Consumer<Worksheet> more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("数据");
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
            }
            for (int row = 0; row < LINES.size(); row++) {
                String[] cells = LINES.get(row).strip().split(",", -1);
                sheet.value(row + 1, 0, cells[0]);
                sheet.value(row + 1, 1, cells[1]);
                sheet.value(row + 1, 2, Integer.valueOf(cells[2]));
                sheet.value(row + 1, 3, Double.valueOf(cells[3]));
                sheet.value(row + 1, 4, LocalDateTime.parse(cells[4].replace(' ', 'T')));
                sheet.style(row + 1, 4).format("yyyy-mm-dd hh:mm:ss").set();
                sheet.value(row + 1, 5, cells[5]);
            }
            more.accept(sheet);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] withFile(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Compression {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static byte[] bomb(Compression compression) {
        byte[] lines = LINES.get(0).repeat(1000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compression.of(bytes)) {
            out.write(SalesLines.HEADING.getBytes(StandardCharsets.UTF_8));
            for (int written = 0; written < 100_000_000; written += lines.length) {
                out.write(lines);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }
}
