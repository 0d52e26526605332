package cn.etown.collection.batch;

import cn.etown.collection.batch.OpenBatchRequest.PeriodView;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.UUID;

/**
 * That a batch was given up before it was sealed, as the feed tells it. Landed: grows by new members only.
 *
 * @param swept whether nobody gave it up, but nothing had come of it for too long
 */
record BatchAbandoned(
        UUID batch,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        BatchKind kind,
        PeriodView period,
        Instant openedAt,
        boolean swept,
        Instant abandonedAt) {

    private static final String TYPE = "cn.etown.collection.batch-abandoned.v1";

    static BatchAbandoned of(
            UUID batch,
            String unit,
            String interfaceCode,
            BatchKind kind,
            Period period,
            Instant openedAt,
            boolean swept,
            Instant at) {
        return new BatchAbandoned(batch, unit, interfaceCode, kind, PeriodView.of(period), openedAt, swept, at);
    }

    NewEvent event() {
        return new NewEvent(TYPE, "batches/" + batch, this);
    }
}
