package cn.etown.collection.pull;

import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** How pulls ended, as the feed tells it. Landed: grows by new members only. Never names a target. */
final class PullEvents {

    private PullEvents() {}

    record Succeeded(
            UUID connector,
            UUID run,
            @JsonProperty("interface") String interfaceCode,
            String unit,
            Days period,
            UUID batch,
            long bytes,
            long records,
            Instant at) {}

    record Failed(
            UUID connector,
            UUID run,
            @JsonProperty("interface") String interfaceCode,
            String unit,
            Days period,
            int attempts,
            String problem,
            Instant at) {}

    record Days(LocalDate from, LocalDate to) {

        static Days of(Period period) {
            return new Days(period.from(), period.to());
        }
    }

    static NewEvent of(Succeeded succeeded) {
        return new NewEvent("cn.etown.collection.pull-succeeded.v1", "connectors/" + succeeded.connector, succeeded);
    }

    static NewEvent of(Failed failed) {
        return new NewEvent("cn.etown.collection.pull-failed.v1", "connectors/" + failed.connector, failed);
    }
}
