package cn.etown.e2e;

import cn.etown.e2e.Killing.Place;
import cn.etown.e2e.Killing.Victim;
import cn.etown.local.LocalSystem;
import cn.etown.local.Program;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A source states what its own file holds, with the tool that every unit gets; what it sent lacks one record in a hundred and has
 * another one in a hundred twice, so that the count is right. The center names exactly those, through the one door.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {

    private static final String COLLECTION = "/api/collection/v1";
    private static final String HEADING =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    private static final int LINES = 1000;
    private static final int EVERY = 100;

    private final Provider provider;
    private final LocalSystem system;

    @TempDir
    Path folder;

    private OfflineVerifier tool;

    StatementsTest(County county, LocalSystem system) {
        // Figures of this unit are looked at by nobody else on these days.
        provider = county.b();
        this.system = system;
    }

    @BeforeEach
    void haveAFolder() {
        tool = new OfflineVerifier(folder);
    }

    @Test
    void namesWhatIsMissingAndDoubledUntilACorrectionMendsIt() {
        String code = provider.keyedInterface();
        Own own = new Own(LocalDate.of(2015, 5, 4));
        JsonNode batch = send(code, own);

        String statement = state(code, own);
        JsonNode result = reconcile(statement, code, own);

        assertThat(batch.path("counted").path("received").asInt()).isEqualTo(LINES);
        assertThat(result.path("state").asText()).as(result.toString()).isEqualTo("DIFFERS");
        assertThat(result.path("statedRecords").asInt()).isEqualTo(LINES);
        assertThat(invoices(result, "SHORT")).isEqualTo(own.dropped());
        assertThat(invoices(result, "DUPLICATED")).isEqualTo(own.doubled());
        assertCounts(result, 10, 10);
        JsonNode asked = theCase(code);
        assertThat(asked.path("state").asText()).isEqualTo("OPEN");
        assertThat(asked.path("dueAt").textValue()).isNotNull();

        correct(code, own);

        JsonNode mended = awaitResult(statement, code, Set.of("MATCHED"));
        assertThat(mended.path("heldRecords").asInt()).isEqualTo(LINES);
        JsonNode closed = theCase(code);
        assertThat(closed.path("id")).isEqualTo(asked.path("id"));
        assertThat(closed.path("state").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("reconciliation")).isEqualTo(mended.path("id"));
    }

    /** Without a business key all of it is there: count and totals agree, and it does not pass. */
    @Test
    void namesWhatNeitherCountNorTotalsShow() {
        String code = provider.retailInterface();
        Own own = new Own(LocalDate.of(2015, 5, 5));
        send(code, own);

        JsonNode result = reconcile(state(code, own), code, own);

        assertThat(result.path("heldRecords").asInt()).isEqualTo(LINES);
        assertThat(result.path("heldTotals")).isEqualTo(result.path("statedTotals"));
        assertThat(result.path("state").asText()).isEqualTo("DIFFERS");
        assertCounts(result, 10, 0);
        List<JsonNode> found = differences(result);
        assertThat(digests(found, "SHORT", "statedDigest")).isEqualTo(digestsOf(own.lines(own.dropped()), own));
        assertThat(digests(found, "DUPLICATED", "heldDigest")).isEqualTo(digestsOf(own.lines(own.doubled()), own));
    }

    /** Killed while it holds bucket against bucket, and again while it names the records. */
    @Test
    void findsTheSameWhenKilledWhileItCompares() {
        String code = provider.keyedInterface();
        Own own = new Own(LocalDate.of(2015, 5, 6));
        send(code, own);

        String[] statement = new String[1];
        killWhileItWrites("reconciliation_bucket", () -> statement[0] = state(code, own));
        JsonNode wanting = awaitResult(statement[0], code, Set.of("WANTS_RECORDS"));
        killWhileItWrites("reconciliation_difference", () -> nameRecords(wanting, own));
        JsonNode result = awaitResult(statement[0], code, Set.of("DIFFERS"));

        assertThat(result.path("id")).isEqualTo(wanting.path("id"));
        assertThat(invoices(result, "SHORT")).isEqualTo(own.dropped());
        assertThat(invoices(result, "DUPLICATED")).isEqualTo(own.doubled());
        assertCounts(result, 10, 10);
        assertThat(provider.clerk().all(COLLECTION + "/reconciliation-cases?interface=" + code))
                .hasSize(1);
    }

    /** That a question was not answered in time is told once, whoever is killed meanwhile. */
    @ParameterizedTest
    @EnumSource
    void tellsOnceThatAnAnswerIsOverdue(Victim victim) throws SQLException {
        String code = provider.keyedInterface();
        Own own = new Own(LocalDate.of(2015, 5, 7).plusDays(victim.ordinal()));
        send(code, own);
        reconcile(state(code, own), code, own);
        String asked = theCase(code).path("id").asText();
        var killing = new Killing(system);

        // Nobody can wait here for the term to pass.
        killing.at(
                Place.between("collection", "reconciliation_case_move", "kit.outbox"),
                () -> killing.change("update reconciliation_case set due_at = now() where id = '" + asked + "'"),
                victim.of(system));
        killing.restart(victim, () -> provider.clerk().get(COLLECTION + "/reconciliation-cases/" + asked));

        await().atMost(County.PATIENCE)
                .until(() -> theCase(code).path("overdueSince").isTextual());
        assertThat(theCase(code).path("state").asText()).isEqualTo("OPEN");
        try (var connection = killing.connect("collection")) {
            assertThat(Killing.number(
                            connection,
                            "select count(*) from reconciliation_case_move where reason like '逾期%' and of_case = '"
                                    + asked + "'"))
                    .isEqualTo(1);
            assertThat(Killing.number(
                            connection,
                            "select count(*) from kit.outbox where type = 'cn.etown.collection.reconciliation-case-overdue.v1'"
                                    + " and subject = 'reconciliation-cases/" + asked + "'"))
                    .isEqualTo(1);
        }
    }

    /** A day as the source has it. All lines have one amount, so that totals show nothing. */
    private record Own(LocalDate day) {

        List<String> lines() {
            return IntStream.range(0, LINES).mapToObj(this::line).toList();
        }

        private String line(int number) {
            return "%d,S%d,\"晋南 商品, 盒装\",2,%s 09:%02d:00,3.50,,China"
                    .formatted(600000 + number, number % 7, day, number % 60);
        }

        Set<String> dropped() {
            return invoices(0);
        }

        Set<String> doubled() {
            return invoices(1);
        }

        private static Set<String> invoices(int first) {
            return IntStream.iterate(first, i -> i < LINES, i -> i + EVERY)
                    .mapToObj(i -> String.valueOf(600000 + i))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        List<String> lines(Set<String> invoices) {
            return lines().stream()
                    .filter(line -> invoices.contains(line.substring(0, line.indexOf(','))))
                    .toList();
        }

        List<String> sent() {
            List<String> sent = new ArrayList<>(lines());
            sent.removeAll(lines(dropped()));
            sent.addAll(lines(doubled()));
            return sent;
        }
    }

    private static String csv(String heading, List<String> lines) {
        return heading + "\n" + String.join("\n", lines) + "\n";
    }

    private JsonNode send(String code, Own own) {
        String batch = provider.machine()
                .post(COLLECTION + "/batches", """
                        {"interface": "%s", "kind": "ORIGINAL", "period": {"from": "%s", "to": "%s"}, "records": %d}""".formatted(code, own.day(), own.day(), LINES))
                .expect(201)
                .path("id")
                .asText();
        put(batch, csv(HEADING, own.sent()));
        return provider.judged(batch);
    }

    /** Sends again what was lost on the way. */
    private void correct(String code, Own own) {
        List<String> lost =
                own.lines(own.dropped()).stream().map(line -> line + ",UPSERT").toList();
        String batch = provider.clerk()
                .post(COLLECTION + "/batches", """
                        {"interface": "%s", "kind": "CORRECTION", "period": {"from": "%s", "to": "%s"}, "records": %d,
                         "reason": "传输中丢失的订单，按来源系统补报"}""".formatted(code, own.day(), own.day(), lost.size()))
                .expect(201)
                .path("id")
                .asText();
        put(batch, csv(HEADING + ",_operation", lost));
        String path = COLLECTION + "/batches/" + batch;
        provider.signer()
                .post(path + "/transitions", provider.signer().get(path).etag(), "{\"target\": \"VALIDATING\"}")
                .expect(202);
        assertThat(provider.awaitVerdict(batch).path("state").asText()).isEqualTo("ACCEPTED");
    }

    private void put(String batch, String csv) {
        provider.machine()
                .putPart(batch, 1, csv.getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }

    /** States what the source's own file holds; returns the statement's id. */
    private String state(String code, Own own) {
        tool.keep("schema.json", provider.clerk().get(COLLECTION + "/interfaces/" + code + "/record-schema"));
        tool.keep("own.csv", csv(HEADING, own.lines()));
        run("statement", own, "own.csv", "--out", path("statement.json"));
        return provider.signer()
                .post(COLLECTION + "/statements", read("statement.json"))
                .expect(201)
                .path("id")
                .asText();
    }

    /** Names what the center asks for, until there is a result. */
    private JsonNode reconcile(String statement, String code, Own own) {
        JsonNode found = awaitResult(statement, code, Set.of("WANTS_RECORDS"));
        nameRecords(found, own);
        return awaitResult(statement, code, Set.of("MATCHED", "DIFFERS"));
    }

    private void nameRecords(JsonNode reconciliation, Own own) {
        String path =
                COLLECTION + "/reconciliations/" + reconciliation.path("id").asText();
        List<JsonNode> wanted = provider.clerk().all(path + "/wanted-buckets");
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.putArray("items").addAll(wanted);
        tool.keep("wanted.json", request.toString());
        run("statement-records", own, "own.csv", "--request", path("wanted.json"), "--into", path("named"));
        for (JsonNode bucket : wanted) {
            int number = bucket.path("bucket").asInt();
            assertThat(name(path + "/buckets/" + number, folder.resolve("named/bucket-%03d.ndjson".formatted(number))))
                    .isEqualTo(204);
        }
    }

    private int name(String path, Path file) {
        try {
            Api clerk = provider.clerk();
            return clerk.send(clerk.request(path)
                            .header("Content-Type", "application/x-ndjson")
                            .PUT(BodyPublishers.ofFile(file)))
                    .status();
        } catch (FileNotFoundException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The digests of lines, as the tool computes them. */
    private Set<String> digestsOf(List<String> lines, Own own) {
        tool.keep("some.csv", csv(HEADING, lines));
        String all = IntStream.range(0, 256).mapToObj(String::valueOf).collect(Collectors.joining(","));
        run("statement-records", own, "some.csv", "--buckets", all, "--into", path("some"));
        return IntStream.range(0, 256)
                .mapToObj(bucket -> read("some/bucket-%03d.ndjson".formatted(bucket)))
                .flatMap(String::lines)
                .map(line -> line.replaceAll(".*\"digest\":\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void run(String command, Own own, String file, String... options) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--schema",
                path("schema.json"),
                "--from",
                own.day().toString(),
                "--to",
                own.day().toString(),
                "--format",
                "csv"));
        words.addAll(List.of(options));
        words.add(path(file));
        tool.run(words);
    }

    /** The newest result of a statement, once it is one of {@code states}; a center that was killed is asked again. */
    private JsonNode awaitResult(String statement, String code, Set<String> states) {
        Api clerk = provider.clerk();
        return await().atMost(County.PATIENCE)
                .until(
                        () -> clerk.get(COLLECTION + "/reconciliations?newest=true&interface=" + code)
                                .body()
                                .path("items")
                                .path(0),
                        found -> found.path("statement").asText().equals(statement)
                                && states.contains(found.path("state").asText()));
    }

    private List<JsonNode> differences(JsonNode result) {
        return provider.clerk()
                .all(COLLECTION + "/reconciliations/" + result.path("id").asText() + "/differences");
    }

    private Set<String> invoices(JsonNode result, String kind) {
        return differences(result).stream()
                .filter(found -> found.path("kind").asText().equals(kind))
                .map(found -> found.path("key").path(0).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> digests(List<JsonNode> found, String kind, String digest) {
        return found.stream()
                .filter(difference -> difference.path("kind").asText().equals(kind))
                .map(difference -> difference.path(digest).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertCounts(JsonNode result, int each, int setAside) {
        JsonNode counts = result.path("differences");
        assertThat(Stream.of("short", "excess", "altered", "duplicated", "setAside")
                        .map(kind -> counts.path(kind).asInt()))
                .containsExactly(each, 0, 0, each, setAside);
    }

    /** The only one there is of an interface. */
    private JsonNode theCase(String code) {
        List<JsonNode> cases = provider.clerk().all(COLLECTION + "/reconciliation-cases?interface=" + code);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    /** Holds what the work set off by {@code begin} is to write to, waits until it stands before it, and kills collection. */
    private void killWhileItWrites(String table, Runnable begin) {
        Program collection = system.program(Service.COLLECTION);
        var access = system.database("collection");
        try (var holder = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password())) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table " + table + " in exclusive mode");
            begin.run();
            await().atMost(County.PATIENCE).until(() -> {
                var waiting = holder.createStatement().executeQuery("""
                                select exists (select 1 from pg_locks
                                    where relation = '%s'::regclass and not granted)""".formatted(table));
                waiting.next();
                return waiting.getBoolean(1);
            });
            collection.kill();
            holder.rollback();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        collection.restart();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
