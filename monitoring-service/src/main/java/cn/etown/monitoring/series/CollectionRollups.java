package cn.etown.monitoring.series;

import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

import java.util.Set;
import java.util.UUID;

/**
 * The rollups of collection, by day alone, read with this service's own token. A short failure is repeated here, so that the rollups that
 * were fetched for earlier events are not fetched again; a longer one, during which the circuit breaker asks no more, is left
 * to the follower, which waits for as long as it takes.
 *
 * <p>What may be so for good for one batch does not stop others from being asked for: an answer about the batch, one that
 * cannot be read, and a failure on which collection is not away but broken. Of these only the last is asked for again.
 *
 * <p>A collection of before there were sums by day is not asked another way: the services are released together, and until
 * it is replaced its 404 parks the batch's event, which can be replayed.
 */
@RegisterRestClient(configKey = "collection")
@RegisterProvider(OidcClientRequestReactiveFilter.class)
@Path("/api/collection/v1/batches/{batch}/rollup-days")
interface CollectionRollups {

    String BREAKER = "rollups-of-collection";

    /** Collection does not let us in, has no time, has had enough of us, or is not there behind its door. */
    Set<Integer> NOT_NOW = Set.of(401, 403, 408, 429, 502, 503, 504);

    @GET
    @Retry(
            maxRetries = 3,
            delay = 200,
            jitter = 100,
            abortOn = {ClientWebApplicationException.class, JsonProcessingException.class})
    @ExponentialBackoff
    @CircuitBreaker(skipOn = {WebApplicationException.class, JsonProcessingException.class})
    @CircuitBreakerName(BREAKER)
    Uni<RollupPage> readDays(
            @PathParam("batch") UUID batch, @QueryParam("limit") int limit, @QueryParam("cursor") String cursor);

    /** What an answer means that has no rollup; {@code null} where it is about the batch asked for. */
    @ClientExceptionMapper
    static RuntimeException failure(Response answer) {
        int status = answer.getStatus();
        if (NOT_NOW.contains(status)) {
            return new Unavailable(
                    "collection-unavailable",
                    new Text("采集服务暂时无法提供批次汇总：" + status, "Collection gives no rollups for now: " + status));
        }
        return status >= 500 ? new ServerErrorException(answer) : null;
    }
}
