package cn.etown.governance.access;

import cn.etown.governance.classification.Classifications;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the feed of grants: who delivers data learns from it what may be delivered (R3.2e). */
@ApplicationScoped
class GrantTelling {

    private final Classifications classifications;
    private final Outbox outbox;
    private final CountyTime time;

    GrantTelling(Classifications classifications, Outbox outbox, CountyTime time) {
        this.classifications = classifications;
        this.outbox = outbox;
        this.time = time;
    }

    Uni<Void> given(AccessGrant grant) {
        return classifications
                .ofInterface(grant.interfaceCode())
                .chain(classes -> outbox.append(GrantEvents.given(grant, classes, time.now())));
    }

    Uni<Void> changed(AccessGrant grant) {
        return classifications
                .ofInterface(grant.interfaceCode())
                .chain(classes -> outbox.append(GrantEvents.changed(grant, classes, time.now())));
    }

    Uni<Void> ended(AccessGrant grant) {
        return outbox.append(GrantEvents.ended(grant, time.now()));
    }
}
