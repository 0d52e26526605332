package cn.etown.monitoring.series;

import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import java.util.UUID;

/** The rollups of collection, read with this service's own token. */
@RegisterRestClient(configKey = "collection")
@RegisterProvider(OidcClientRequestReactiveFilter.class)
@Path("/api/collection/v1/batches/{batch}/rollup")
interface CollectionRollups {

    @GET
    Uni<RollupPage> read(
            @PathParam("batch") UUID batch, @QueryParam("limit") int limit, @QueryParam("cursor") String cursor);
}
