package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalKind;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That something is to be judged by a person, as the feed tells it; no verdict. Landed: grows by new members only. The value itself, an
 * address or account, is not told; it stands with the signal.
 *
 * @param batches how many batches show it
 * @param rule the version of the rule it was raised under
 */
record SignalRaised(
        UUID signal,
        SignalKind kind,
        List<String> units,
        int batches,
        Instant firstAt,
        Instant lastAt,
        int rule,
        Instant at) {

    NewEvent event() {
        return new NewEvent("cn.etown.collection.signal-raised.v1", "signals/" + signal, this);
    }
}
