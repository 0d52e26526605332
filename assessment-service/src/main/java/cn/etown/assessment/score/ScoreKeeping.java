package cn.etown.assessment.score;

import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Keeps a score once under each Idempotency-Key. Apart from the resource, because the key's transaction must not be open
 * while the neighbours are asked.
 */
@ApplicationScoped
class ScoreKeeping {

    private final Scores scores;
    private final Links links;

    ScoreKeeping(Scores scores, Links links) {
        this.scores = scores;
        this.links = links;
    }

    @Idempotent
    Uni<RestResponse<ScoreView>> keep(PreparedScore prepared) {
        return scores.keep(prepared).map(this::created);
    }

    /** Without ETag: a score cannot be changed. */
    private RestResponse<ScoreView> created(ScoreView score) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, score)
                .header(HttpHeaders.LOCATION, links.to("scores/" + score.id()))
                .build();
    }
}
