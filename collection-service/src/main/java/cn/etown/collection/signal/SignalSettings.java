package cn.etown.collection.signal;

import io.smallrye.config.ConfigMapping;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which senders say nothing. When something becomes a signal is no setting: see {@link SignalRules}. */
@ConfigMapping(prefix = "etown.signals")
interface SignalSettings {

    /** Clients that people of every unit sign in by, as the console: that units share them says nothing. */
    Optional<Set<String>> commonClients();

    /** Addresses that stand for many, as a gateway's. */
    Optional<Set<String>> commonAddresses();

    /** How often each replica looks at what was judged. */
    Duration every();

    /** How many batches one transaction looks at. */
    int batchesAtOnce();
}
