package cn.etown.kit.feed;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Serves this service's events to the other services. */
@Path("/events")
@Tag(name = "events", description = "事件流: what happened here, for the services that follow it")
public class FeedResource {

    static final String CLOUDEVENTS_BATCH = "application/cloudevents-batch+json";

    private final Feed feed;

    FeedResource(Feed feed) {
        this.feed = feed;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    @Produces(CLOUDEVENTS_BATCH)
    @Operation(
            operationId = "readEvents",
            summary = "Read the events after a position",
            description =
                    "读取事件流: CloudEvents 1.0 in the order of their gapless positions (`sequence`). With `wait`, an answer"
                            + " that would be empty is held back until there is an event (long poll). With `type`, only events of those"
                            + " types are answered, and the wait ends with an event of any type. A position beyond the newest is refused"
                            + " with 409. Role: service.")
    @APIResponse(
            responseCode = "200",
            description = "事件: at most `limit` events; none when there are none yet",
            content =
                    @Content(
                            mediaType = CLOUDEVENTS_BATCH,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class),
                            example = """
                                    [{
                                      "specversion": "1.0",
                                      "id": "019b76da-a800-7000-8000-000000000001",
                                      "source": "/api/governance/v1",
                                      "type": "cn.etown.governance.unit-registered.v1",
                                      "subject": "units/91141029MA0DEM1AXT",
                                      "time": "2026-01-01T00:00:00Z",
                                      "datacontenttype": "application/json",
                                      "sequence": "1",
                                      "data": {"code": "91141029MA0DEM1AXT", "name": "演示电商服务中心"}
                                    }]"""))
    public Uni<List<CloudEvent>> read(
            @QueryParam("after")
                    @DefaultValue("0")
                    @PositiveOrZero
                    @Parameter(description = "起始位置: the position (`sequence`) already read", example = "0")
                    long after,
            @QueryParam("limit")
                    @DefaultValue("100")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "条数上限: events an answer may hold")
                    int limit,
            @QueryParam("wait")
                    @DefaultValue("0")
                    @Min(0)
                    @Max(30)
                    @Parameter(description = "等待秒数: how long to wait for an event, in seconds")
                    int wait,
            @QueryParam("type")
                    @Size(max = 100)
                    @Parameter(
                            description = "事件类型: the whole names of types, each a parameter of its own; absent for all",
                            example = "cn.etown.governance.unit-registered.v1")
                    List<@Size(max = 200) @Pattern(regexp = "[a-z0-9.-]+") String> types) {
        var request = MutinyHelper.executor(Vertx.currentContext());
        return feed.after(after, limit, Duration.ofSeconds(wait), Set.copyOf(types))
                .emitOn(request);
    }
}
