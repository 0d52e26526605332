package cn.etown.collection.batch;

import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Opens a batch once under each Idempotency-Key. Apart from the resource, because the key's transaction must not be open
 * while it is looked up whether the batch may be.
 */
@ApplicationScoped
class BatchOpening {

    private final Batches batches;
    private final Links links;

    BatchOpening(Batches batches, Links links) {
        this.batches = batches;
        this.links = links;
    }

    @Idempotent
    Uni<RestResponse<BatchView>> open(AdmittedBatch admitted) {
        return batches.open(admitted).map(batch -> links.created("batches/" + batch.id(), batch.version(), batch));
    }
}
