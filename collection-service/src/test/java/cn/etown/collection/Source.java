package cn.etown.collection;

import cn.etown.evidence.verifier.Verifier;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A source that states what its own file holds, with the tool, and names the records that the center asks for. */
final class Source {

    private static final String API = Provider.API;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Provider provider;
    private final String interfaceCode;
    private final String day;
    private final Path folder;

    Source(Provider provider, String interfaceCode, String day, Path folder) {
        this.provider = provider;
        this.interfaceCode = interfaceCode;
        this.day = day;
        this.folder = folder;
    }

    /** The statement of a file, as the tool makes it. */
    JsonObject make(String csv) {
        return make(csv, "");
    }

    /** By a version of the contract that need not be the one in force. */
    JsonObject make(String csv, int version) {
        return make(csv, "?version=" + version);
    }

    private JsonObject make(String csv, String which) {
        keep("own.csv", csv);
        keep(
                "schema.json",
                provider.as("clerk")
                        .get(API + "/interfaces/" + interfaceCode + "/record-schema" + which)
                        .asString());
        return new JsonObject(tool("statement", List.of()));
    }

    /** States what a file holds; returns the statement's id. */
    String state(String csv) {
        return state(make(csv));
    }

    String state(JsonObject statement) {
        Response taken = tryState(statement);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        assertThat(taken.header("Location")).isEqualTo(API + "/statements/" + taken.path("id"));
        return taken.path("id");
    }

    Response tryState(JsonObject statement) {
        return provider.as("signer")
                .contentType("application/json")
                .body(statement.encode())
                .post(API + "/statements");
    }

    /** The newest result, once it is one of {@code states}. */
    JsonPath awaitResult(String statement, String... states) {
        String path = "/reconciliations?newest=true&interface=" + interfaceCode;
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            JsonPath found = provider.get(path);
                            String id = found.getString("items.find { it.statement == '" + statement + "' }.id");
                            return id == null ? null : provider.get("/reconciliations/" + id);
                        },
                        found -> found != null && List.of(states).contains(found.getString("state")));
    }

    /** Answers what the center asks for, from the file that was stated last, until there is a result. */
    JsonPath reconcile(String statement) {
        JsonPath found = awaitResult(statement, "MATCHED", "DIFFERS", "MISSING", "WANTS_RECORDS");
        while (found.getString("state").equals("WANTS_RECORDS")) {
            nameRecords(found.getString("id"));
            found = awaitResult(statement, "MATCHED", "DIFFERS", "MISSING", "WANTS_RECORDS");
        }
        return found;
    }

    void nameRecords(String reconciliation) {
        String wanted = provider.as("clerk")
                .get(API + "/reconciliations/" + reconciliation + "/wanted-buckets?limit=200")
                .asString();
        while (!new JsonObject(wanted).getJsonArray("items").isEmpty()) {
            keep("wanted.json", wanted);
            String files = tool(
                    "statement-records",
                    List.of(
                            "--request",
                            folder.resolve("wanted.json").toString(),
                            "--into",
                            folder.resolve("into").toString()));
            for (String file : files.lines().toList()) {
                int bucket = Integer.parseInt(file.replaceAll(".*bucket-|\\.ndjson", ""));
                assertThat(tryName(reconciliation, bucket, read(Path.of(file))).statusCode())
                        .isEqualTo(204);
            }
            wanted = provider.as("clerk")
                    .get(API + "/reconciliations/" + reconciliation + "/wanted-buckets?limit=200")
                    .asString();
        }
    }

    /** Writes the records that are asked for, and sends none of them. */
    void writeRecords(String reconciliation) {
        keep("wanted.json", wanted(reconciliation));
        tool(
                "statement-records",
                List.of(
                        "--request",
                        folder.resolve("wanted.json").toString(),
                        "--into",
                        folder.resolve("into").toString()));
    }

    private String wanted(String reconciliation) {
        return provider.as("clerk")
                .get(API + "/reconciliations/" + reconciliation + "/wanted-buckets?limit=200")
                .asString();
    }

    Response tryName(String reconciliation, int bucket, byte[] lines) {
        return provider.as("clerk")
                .config(Provider.BYTES_AS_THEY_ARE)
                .contentType("application/x-ndjson")
                .body(lines)
                .put(API + "/reconciliations/" + reconciliation + "/buckets/" + bucket);
    }

    /** What the tool says. */
    private String tool(String command, List<String> options) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--schema",
                folder.resolve("schema.json").toString(),
                "--from",
                day,
                "--to",
                day,
                "--format",
                "csv"));
        words.addAll(options);
        words.add(folder.resolve("own.csv").toString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new Verifier(new PrintStream(said, true, StandardCharsets.UTF_8)).run(words.toArray(String[]::new));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private void keep(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
