package cn.etown.collection.statement;

import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes a statement once under each Idempotency-Key. Apart from the resource, as opening a batch is. */
@ApplicationScoped
class StatementTaking {

    private static final EntityVersion ONLY = new EntityVersion(0);

    private final Statements statements;
    private final Links links;

    StatementTaking(Statements statements, Links links) {
        this.statements = statements;
        this.links = links;
    }

    @Idempotent
    Uni<RestResponse<StatementView>> take(AdmittedStatement admitted) {
        return statements.take(admitted).map(taken -> links.created("statements/" + taken.id(), ONLY, taken));
    }
}
