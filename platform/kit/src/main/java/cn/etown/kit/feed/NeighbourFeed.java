package cn.etown.kit.feed;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import java.util.Set;

/** The feed of a neighbour, read with this service's own token. */
@Path("/events")
interface NeighbourFeed {

    @GET
    @Produces(FeedResource.CLOUDEVENTS_BATCH)
    Uni<String> read(@QueryParam("after") long after, @QueryParam("limit") int limit, @QueryParam("wait") long wait);

    /** Of some types alone. One that is not upgraded yet knows no types, and refuses with 400. */
    @GET
    @Produces(FeedResource.CLOUDEVENTS_BATCH)
    Uni<String> readTypes(
            @QueryParam("after") long after, @QueryParam("limit") int limit, @QueryParam("type") Set<String> types);
}
