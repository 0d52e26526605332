package cn.etown.collection.rollup;

import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.UUID;

/**
 * That the rollup of a batch was computed anew and came out otherwise, as the feed tells it: who keeps figures of it reads it again.
 * Landed: grows by new members only.
 *
 * @param theme the monitoring theme, or {@code null}
 * @param version the number of the computation; what is read may be of a later one
 */
record RollupComputed(
        UUID batch,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        String dataset,
        String theme,
        int version,
        Instant computedAt) {

    private static final String TYPE = "cn.etown.collection.rollup-computed.v1";

    NewEvent event() {
        return new NewEvent(TYPE, "batches/" + batch, this);
    }
}
