package cn.etown.evidence.verifier;

import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class StatementToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = """
            {"interface": "sales-lines", "unit": "91141029MA0DEM1AXT", "version": 3, "documentVersion": "3.0.0",
             "schema": {"dataset": "sales", "zone": "Asia/Shanghai", "theme": "SALES", "eventDate": "day", "later": true,
              "measures": [{"name": "amount", "aggregate": "SUM", "factors": ["quantity", "price"], "when": null}],
              "fields": [
               {"name": "order", "physicalName": "单号", "type": "STRING", "required": true, "key": 1},
               {"name": "quantity", "physicalName": "数量", "type": "INTEGER", "required": true},
               {"name": "price", "physicalName": "单价", "type": "NUMBER", "required": true},
               {"name": "day", "physicalName": "日期", "type": "DATE", "required": true}]}}""";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void keepTheSchema() throws IOException {
        Files.writeString(folder.resolve("schema.json"), SCHEMA);
    }

    @Test
    void saysHowManyRecordsThereAreAndWhatTheyComeTo() throws IOException {
        JsonNode statement = statement(csv("day.csv", lines(1000)));

        assertThat(statement.path("interface").asText()).isEqualTo("sales-lines");
        assertThat(statement.path("contractVersion").asInt()).isEqualTo(3);
        assertThat(statement.at("/period/from").asText()).isEqualTo("2026-11-01");
        assertThat(statement.path("records").asLong()).isEqualTo(1000);
        assertThat(statement.path("failing").asLong()).isZero();
        // 0.1 added up a thousand times is 100, exactly.
        assertThat(statement.at("/totals/amount").asText()).isEqualTo("100");
        long inBuckets = 0;
        for (JsonNode bucket : statement.path("buckets")) {
            inBuckets += bucket.path("records").asLong();
        }
        assertThat(inBuckets).isEqualTo(1000);
    }

    @Test
    void isTheSameHoweverTheFileIsOrderedAndCut() throws IOException {
        List<String> lines = lines(500);
        JsonNode whole = statement(csv("whole.csv", lines));
        Collections.shuffle(lines, new Random(3));

        JsonNode cut = statement(csv("a.csv", lines.subList(0, 200)), csv("b.csv", lines.subList(200, 500)));

        assertThat(cut).isEqualTo(whole);
    }

    @Test
    void countsWhatTheCenterWouldRefuse() throws IOException {
        JsonNode statement = statement(
                csv("bad.csv", List.of("1,2,1.5,2026-11-01\n", "2,two,1,2026-11-01\n", "3,1,1,2027-01-01\n")));

        assertThat(statement.path("records").asLong()).isEqualTo(3);
        assertThat(statement.path("failing").asLong()).isEqualTo(2);
        assertThat(statement.at("/totals/amount").asText()).isEqualTo("4");
    }

    @Test
    void namesTheRecordsOfTheBucketsThatAreAskedFor() throws IOException {
        Path file = csv("day.csv", lines(300));
        JsonNode bucket = statement(file).path("buckets").path(5);
        int number = bucket.path("bucket").asInt();
        Files.writeString(folder.resolve("wanted.json"), "{\"items\": [{\"bucket\": " + number + "}]}");

        int code = run(
                "statement-records",
                file,
                "--request",
                folder.resolve("wanted.json"),
                "--into",
                folder.resolve("into"));

        assertThat(code).as(said()).isZero();
        List<String> written =
                Files.readAllLines(folder.resolve("into").resolve("bucket-%03d.ndjson".formatted(number)));
        assertThat(written).hasSize(bucket.path("records").asInt());
        assertThat(written).isSorted();
        for (String line : written) {
            String key = JSON.readTree(line).at("/key/0").asText();
            byte[] identity = Digests.sha256(("[\"" + key + "\"]").getBytes(StandardCharsets.UTF_8));
            assertThat(Byte.toUnsignedInt(identity[0])).isEqualTo(number);
        }
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        Path file = csv("day.csv", lines(3));
        Files.writeString(folder.resolve("other.csv"), "单号,数量\n1,2\n");

        assertThat(run("statement", folder.resolve("other.csv"))).isEqualTo(2);
        assertThat(said()).contains("/单价");
        assertThat(run("statement", folder.resolve("absent.csv"))).isEqualTo(2);
        assertThat(run("statement-records", file, "--buckets", "256", "--into", folder.resolve("into")))
                .isEqualTo(2);
        assertThat(verify("statement", "--format", "csv")).isEqualTo(2);
        assertThat(verify("statement", "--format", "parquet", "x")).isEqualTo(2);
    }

    private JsonNode statement(Path... files) throws IOException {
        Path to = folder.resolve("statement.json");
        List<Object> words = new ArrayList<>(List.of("--out", to));
        int code = run("statement", words, List.of(files));
        assertThat(code).as(said()).isZero();
        return JSON.readTree(to.toFile());
    }

    private int run(String command, Path file, Object... options) {
        return run(command, List.of(options), List.of(file));
    }

    private int run(String command, List<?> options, List<Path> files) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--schema",
                folder.resolve("schema.json").toString(),
                "--from",
                "2026-11-01",
                "--to",
                "2026-11-30",
                "--format",
                "csv"));
        options.forEach(option -> words.add(option.toString()));
        files.forEach(file -> words.add(file.toString()));
        return verify(words.toArray(String[]::new));
    }

    private int verify(String... words) {
        return new Verifier(new PrintStream(said, true, StandardCharsets.UTF_8)).run(words);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path csv(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "单号,数量,单价,日期\n" + String.join("", lines));
        return file;
    }

    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(i + ",1,0.1,2026-11-01\n");
        }
        return lines;
    }
}
