package cn.etown.assessment;

import cn.etown.kit.id.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.LocalDate;
import java.util.UUID;

/** A batch of a neighbour, as collection and as monitoring tell of it. */
public record SentBatch(
        UUID id,
        String unit,
        LocalDate from,
        LocalDate to,
        String state,
        String refusedFor,
        long declared,
        long received,
        long quarantined,
        long measuredQuarantined) {

    /** As collection's own, these sort by the time they were made. */
    private static final Ids IDS = new Ids();

    /** A batch of one day that was taken, as declared. */
    public static SentBatch taken(String unit, String day, long received, long quarantined) {
        var date = LocalDate.parse(day);
        String state = quarantined == 0 ? "ACCEPTED" : "ACCEPTED_WITH_REJECTS";
        return new SentBatch(IDS.next(), unit, date, date, state, null, received, received, quarantined, quarantined);
    }

    /** The same, but refused because it is not as declared. */
    public SentBatch butDeclared(long records) {
        return new SentBatch(
                id, unit, from, to, "REFUSED", "manifest-differs", records, received, quarantined, measuredQuarantined);
    }

    /** The same, but still being judged. */
    public SentBatch butInJudgement() {
        return new SentBatch(
                id, unit, from, to, "VALIDATING", null, declared, received, quarantined, measuredQuarantined);
    }

    /** The same, but never sealed. */
    public SentBatch butOpen() {
        return new SentBatch(id, unit, from, to, "OPEN", null, declared, received, quarantined, measuredQuarantined);
    }

    /** The same, but monitoring measured another number of quarantined records. */
    public SentBatch butMeasured(long otherQuarantined) {
        return new SentBatch(id, unit, from, to, state, refusedFor, declared, received, quarantined, otherQuarantined);
    }

    /** The same, for a period that begins earlier. */
    public SentBatch butFrom(String day) {
        return new SentBatch(
                id,
                unit,
                LocalDate.parse(day),
                to,
                state,
                refusedFor,
                declared,
                received,
                quarantined,
                measuredQuarantined);
    }

    /** The digest of the receipt, another one for each batch. */
    public String receipt() {
        return "sha-256:" + id.toString().replace("-", "").repeat(2);
    }

    boolean isJudged() {
        return !state.equals("VALIDATING") && !state.equals("OPEN");
    }

    JsonObject inCollection() {
        return JsonObject.of(
                        "id",
                        id.toString(),
                        "unit",
                        unit,
                        "interface",
                        "a-sales",
                        "contractVersion",
                        1,
                        "kind",
                        "ORIGINAL")
                .put("period", period())
                .put("state", state)
                .put("manifest", JsonObject.of("records", declared, "totals", new JsonObject()))
                .put(
                        "counted",
                        isJudged()
                                ? JsonObject.of(
                                        "received",
                                        received,
                                        "conforming",
                                        received - quarantined,
                                        "accepted",
                                        accepted(quarantined),
                                        "quarantined",
                                        quarantined,
                                        "recordSetDigest",
                                        "sha-256:" + "1".repeat(64))
                                : null)
                .put("differences", differences())
                .put("problem", refusedFor == null ? null : JsonObject.of("code", refusedFor, "clause", "R4.3b"));
    }

    JsonObject inMonitoring() {
        var records = JsonObject.of(
                "declared",
                declared,
                "received",
                received,
                "conforming",
                received - measuredQuarantined,
                "accepted",
                accepted(measuredQuarantined),
                "quarantined",
                measuredQuarantined);
        return JsonObject.of("batch", id.toString(), "interface", "a-sales", "verdict", state)
                .put("period", period())
                .put("records", records)
                .put("accuracy", JsonObject.of("state", "MEASURED", "value", "98"))
                .put("declaredMatches", declared == received)
                .put("receipt", receipt());
    }

    private long accepted(long rejected) {
        return state.equals("REFUSED") ? 0 : received - rejected;
    }

    private JsonObject period() {
        return JsonObject.of("from", from.toString(), "to", to.toString());
    }

    private JsonArray differences() {
        return declared == received || !isJudged()
                ? new JsonArray()
                : JsonArray.of(JsonObject.of(
                        "name", "records", "declared", Long.toString(declared), "found", Long.toString(received)));
    }
}
