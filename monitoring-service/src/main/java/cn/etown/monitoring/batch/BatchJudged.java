package cn.etown.monitoring.batch;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.monitoring.batch.domain.BatchKind;
import cn.etown.monitoring.batch.domain.JudgedBatch;
import cn.etown.monitoring.batch.domain.Period;
import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.batch.domain.Verdict;
import io.vertx.core.json.JsonObject;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The event by which collection tells that a batch was judged. Members that it gains later are left alone. */
public final class BatchJudged {

    /** The service that tells it. */
    public static final String SOURCE = "collection";

    public static final String TYPE = "cn.etown.collection.batch-judged.v1";

    private BatchJudged() {}

    /**
     * The batch that {@code event} tells of.
     *
     * @throws RuntimeException where something that must be there is missing or contradicts itself
     */
    public static JudgedBatch read(FeedEvent event) {
        JsonObject data = event.data();
        return new JudgedBatch(
                UUID.fromString(data.getString("batch")),
                data.getString("unit"),
                data.getString("interface"),
                Optional.ofNullable(data.getString("theme")),
                BatchKind.valueOf(data.getString("kind")),
                period(data.getJsonObject("period")),
                Verdict.valueOf(data.getString("verdict")),
                records(data.getJsonObject("records")),
                data.getBoolean("declaredMatches"),
                data.getString("receipt"),
                data.getInstant("judgedAt"));
    }

    private static Period period(JsonObject period) {
        return new Period(LocalDate.parse(period.getString("from")), LocalDate.parse(period.getString("to")));
    }

    private static Records records(JsonObject records) {
        return new Records(
                records.getLong("declared"),
                records.getLong("received"),
                records.getLong("conforming"),
                records.getLong("accepted"),
                records.getLong("quarantined"));
    }
}
