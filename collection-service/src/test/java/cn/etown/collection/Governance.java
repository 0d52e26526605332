package cn.etown.collection;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Follower;
import cn.etown.kit.feed.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.awaitility.core.ConditionFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import static org.awaitility.Awaitility.await;

/** Tells collection what governance would, over its feed. */
@ApplicationScoped
class Governance {

    static final String DIGEST = "sha-256:" + "d".repeat(64);
    static final String UNIT_A = "91141029MA0DEM1AXT";
    static final String UNIT_B = "93141029MA0DEM2BXB";
    static final LocalDate IN_STANDING = LocalDate.of(9999, 12, 31);
    private static final String PREFIX = "cn.etown.governance.";

    private final PlayedGovernance feed;
    private final Follower follower;
    private final Instance<Subscription> subscriptions;
    private final Subscription subscription;
    private final Pool pool;

    Governance(PlayedGovernance feed, Follower follower, @Any Instance<Subscription> subscriptions, Pool pool) {
        this.feed = feed;
        this.follower = follower;
        this.subscriptions = subscriptions;
        subscription = subscriptions.stream()
                .filter(found -> found.types().contains(PREFIX + "contract-in-force.v1"))
                .findFirst()
                .orElseThrow();
        this.pool = pool;
    }

    /** A new interface of {@code unit}, which may send, with the contract {@code schema} in force, online; returns its code. */
    String online(String unit, JsonObject schema) {
        announceStanding(unit, IN_STANDING, IN_STANDING);
        String code = newCode();
        announceInterface(code, unit);
        announce(code, 1, schema);
        awaitTaken(announceMove(code, "ONLINE"));
        return code;
    }

    /** Tells until when a unit holds what it must hold; {@code null} where it never did. */
    void stands(String unit, LocalDate agreementUntil, LocalDate securityEvidenceUntil) {
        awaitTaken(announceStanding(unit, agreementUntil, securityEvidenceUntil));
    }

    private long announceStanding(String unit, LocalDate agreementUntil, LocalDate securityEvidenceUntil) {
        return feed.tell(
                PREFIX + "unit-standing-changed.v1",
                "units/" + unit,
                JsonObject.of(
                        "unit",
                        unit,
                        "agreementUntil",
                        agreementUntil == null ? null : agreementUntil.toString(),
                        "securityEvidenceUntil",
                        securityEvidenceUntil == null ? null : securityEvidenceUntil.toString(),
                        "emergencyPlanUntil",
                        null,
                        "changedAt",
                        "2010-11-01T00:00:00Z"));
    }

    /** A new interface without a contract. */
    String planned(String unit) {
        String code = newCode();
        awaitTaken(announceInterface(code, unit));
        return code;
    }

    private static String newCode() {
        return "sales-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private long announceInterface(String code, String unit) {
        return feed.tell(
                PREFIX + "interface-registered.v1",
                "interfaces/" + code,
                JsonObject.of("code", code, "name", "销售明细", "unit", unit, "domain", "BUSINESS_SUPPORT"));
    }

    void putInForce(String code, int version, JsonObject schema) {
        awaitTaken(announce(code, version, schema));
        soon().until(() -> pendingColumns(code) == 0);
    }

    /** As {@link #putInForce}, but does not wait until collection took it; returns its position. */
    long announce(String code, int version, JsonObject schema) {
        JsonObject contract = contract(code, version, schema.copy().put("dataset", code));
        return feed.tell(PREFIX + "contract-in-force.v1", subject(contract), contract);
    }

    /** As {@link #move}, but does not wait until collection took it; returns its position. */
    long announceMove(String code, String state) {
        return feed.tell(
                PREFIX + "interface-moved.v1",
                "interfaces/" + code,
                JsonObject.of("code", code, "from", "PLANNED", "to", state));
    }

    /** As {@link #move}, at a time of its own. */
    void move(String code, String state, Instant at) {
        awaitTaken(feed.tell(
                PREFIX + "interface-moved.v1",
                "interfaces/" + code,
                JsonObject.of("code", code, "from", "PLANNED", "to", state, "at", at.toString())));
    }

    /** Sets a version of an interface's assurance policy, long ago. */
    void setPolicy(String code, int version, LocalDate holdsFrom, JsonObject terms) {
        setPolicy(code, version, holdsFrom, terms, PlayedGovernance.TIME);
    }

    /** Sets a version of an interface's assurance policy at a time; what was due by then stays as it was. */
    void setPolicy(String code, int version, LocalDate holdsFrom, JsonObject terms, Instant at) {
        awaitTaken(feed.tell(
                at,
                PREFIX + "assurance-policy-set.v1",
                "interfaces/" + code,
                JsonObject.of(
                        "interface",
                        code,
                        "policy",
                        UUID.randomUUID().toString(),
                        "version",
                        version,
                        "holdsFrom",
                        holdsFrom.toString(),
                        "terms",
                        terms)));
    }

    /** Tells codes of a version of a code list that has {@code entries} in all. */
    void tellCodes(String list, int number, Instant publishedAt, int entries, JsonObject... codes) {
        awaitTaken(feed.tell(
                PREFIX + "code-list-codes.v1",
                "code-lists/" + list,
                JsonObject.of(
                        "list",
                        list,
                        "number",
                        number,
                        "publishedAt",
                        publishedAt.toString(),
                        "entries",
                        entries,
                        "from",
                        0,
                        "codes",
                        new JsonArray(List.of(codes)))));
    }

    /** Publishes the calendar of a year; its only holiday is New Year's Day. */
    void publishCalendar(int year) {
        JsonObject day = JsonObject.of("day", LocalDate.of(year, 1, 1).toString(), "name", "元旦", "working", false);
        awaitTaken(feed.tell(
                PREFIX + "calendar-published.v1",
                "calendars/" + year,
                JsonObject.of("year", year, "source", "测试用日历", "revision", 1, "days", JsonArray.of(day))));
    }

    /** How many columns the table of {@code dataset} is still to get. */
    long pendingColumns(String dataset) {
        return pool.preparedQuery("select count(*) from pending_column where dataset = $1")
                .execute(Tuple.of(dataset))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    /** Puts a contract in force past the feed, so that the test sees why that cannot be. */
    void applyContract(String code, String dataset, int version, JsonObject schema) {
        JsonObject contract = contract(code, version, schema.copy().put("dataset", dataset));
        FeedEvent event = new FeedEvent(
                UUID.randomUUID().toString(),
                "/api/governance/v1",
                PREFIX + "contract-in-force.v1",
                subject(contract),
                Instant.parse("2010-11-01T00:00:00Z"),
                1,
                contract);
        pool.withTransaction(tx -> subscription.apply(event, tx)).await().indefinitely();
    }

    /**
     * Tells an event as those are told that are read again, past the feed and to all that want it; returns what {@code then} finds before
     * anybody else sees what came of it.
     */
    <T> T tellAgain(
            long position,
            Instant at,
            String type,
            String subject,
            JsonObject data,
            Function<SqlConnection, Uni<T>> then) {
        FeedEvent event = new FeedEvent(
                UUID.randomUUID().toString(), "/api/governance/v1", PREFIX + type, subject, at, position, data);
        List<Subscription> wanting = subscriptions.stream()
                .filter(found ->
                        found.source().equals("governance") && found.types().contains(event.type()))
                .toList();
        return pool.withTransaction(tx -> Multi.createFrom()
                        .iterable(wanting)
                        .onItem()
                        .transformToUniAndConcatenate(each -> each.apply(event, tx))
                        .collect()
                        .last()
                        .chain(() -> then.apply(tx)))
                .await()
                .indefinitely();
    }

    /** The document of every contract says the version {@code <number>.0.0} and has the digest {@link #DIGEST}. */
    private static JsonObject contract(String code, int version, JsonObject schema) {
        return new JsonObject()
                .put("interface", code)
                .put("contract", UUID.randomUUID().toString())
                .put("version", version)
                .put("documentVersion", version + ".0.0")
                .put("digest", DIGEST)
                .put("inForceAt", "2010-11-01T00:00:00Z")
                .put("schema", schema);
    }

    private static String subject(JsonObject contract) {
        return "contracts/" + contract.getString("contract");
    }

    void move(String code, String state) {
        awaitTaken(announceMove(code, state));
    }

    /** Says how sensitive all fields of an interface are. */
    void classify(String code, JsonArray fields) {
        awaitTaken(feed.tell(
                PREFIX + "interface-classified.v1",
                "interfaces/" + code,
                JsonObject.of("interface", code, "fields", fields, "maskingRules", 1, "at", "2010-11-01T00:00:00Z")));
    }

    /** Says that all fields of {@code schema} are open, but those that tell of a person. */
    void classify(String code, JsonObject schema, String... personal) {
        JsonArray fields = new JsonArray();
        schema.getJsonArray("fields").stream()
                .map(field -> ((JsonObject) field).getString("name"))
                .forEach(name ->
                        fields.add(classified(name, "L2", List.of(personal).contains(name))));
        classify(code, fields);
    }

    static JsonObject classified(String field, String sensitivityClass, boolean personal) {
        return JsonObject.of("field", field, "sensitivityClass", sensitivityClass, "personalData", personal);
    }

    private void awaitTaken(long position) {
        soon().until(() -> position() >= position);
    }

    /** What is awaited here is a matter of milliseconds. */
    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    /** Up to where collection knows the feed. */
    long position() {
        return follower.viewOf("governance").position();
    }

    long parked() {
        return follower.viewOf("governance").parked();
    }

    void fallSilent() {
        feed.fallSilent();
    }

    void speakAgain() {
        feed.speakAgain();
    }

    /** Sales lines with the business key (order, product). */
    static JsonObject sales() {
        return JsonObject.of(
                "zone",
                "Asia/Shanghai",
                "theme",
                "SALES",
                "eventDate",
                "soldAt",
                "dimensions",
                JsonArray.of("product"),
                "measures",
                JsonArray.of(
                        measure("amount", "SUM", JsonArray.of("quantity", "price"), null),
                        measure("quantity", "SUM", JsonArray.of("quantity"), null),
                        measure("lines", "COUNT", JsonArray.of(), null),
                        measure(
                                "returns",
                                "COUNT",
                                JsonArray.of(),
                                JsonObject.of("field", "quantity", "lessThan", "0"))),
                "fields",
                JsonArray.of(
                        field("order", "单号", "STRING").put("key", 1).put("required", true),
                        field("product", "商品", "STRING").put("key", 2).put("required", true),
                        field("quantity", "数量", "INTEGER").put("required", true),
                        field("price", "单价", "NUMBER").put("required", true).put("minimum", "0"),
                        field("soldAt", "时间", "TIMESTAMP").put("required", true).put("format", "yyyy-MM-dd HH:mm:ss"),
                        field("member", "会员", "BOOLEAN")));
    }

    static JsonObject field(String name, String heading, String type) {
        return JsonObject.of("name", name, "physicalName", heading, "type", type, "required", false);
    }

    private static JsonObject measure(String name, String aggregate, JsonArray factors, JsonObject when) {
        return JsonObject.of("name", name, "aggregate", aggregate, "factors", factors, "when", when);
    }
}
