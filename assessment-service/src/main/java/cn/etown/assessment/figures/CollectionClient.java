package cn.etown.assessment.figures;

import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import java.time.LocalDate;

/** Collection's batches, read with this service's own token. */
@RegisterRestClient(configKey = "collection")
@RegisterProvider(OidcClientRequestReactiveFilter.class)
@Path("/api/collection/v1/batches")
interface CollectionClient {

    /** The batches of a unit in a state whose period has a day among those asked for. */
    @GET
    @Retry(maxRetries = 3, delay = 200, jitter = 100, abortOn = NotNow.Mistake.class)
    @ExponentialBackoff
    @CircuitBreaker(skipOn = NotNow.Mistake.class)
    Uni<NeighbourPage<CollectedBatch>> batches(
            @QueryParam("unit") String unit,
            @QueryParam("state") CollectedBatch.State state,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor);

    @ClientExceptionMapper
    static RuntimeException failure(Response answer) {
        return NotNow.orMistake(answer);
    }
}
