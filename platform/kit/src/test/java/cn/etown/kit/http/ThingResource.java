package cn.etown.kit.http;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.id.Ids;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** One operation for each thing the kit does, so that it can be tried over real HTTP. */
@Path("/things")
public class ThingResource {

    private static final Text THING = new Text("物品", "thing");

    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Pool pool;
    private final Links links;

    ThingResource(Callers callers, Audit audit, Ids ids, Pool pool, Links links) {
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.pool = pool;
        this.links = links;
    }

    enum Colour {
        RED,
        BLUE
    }

    record Make(
            @NotNull @Size(max = 10) String name,
            List<@Valid Part> parts,
            Long number,
            Map<String, Object> more,
            @PlausibleDay LocalDate day) {}

    record Part(@NotNull String name) {}

    record Wired(
            @JsonProperty("class") @NotNull String kind,
            @JsonProperty("import") @Valid Wire single,
            @JsonProperty("for") List<@Valid Wire> wires,
            @JsonProperty("case") Map<String, @Valid Wire> byName,
            @JsonProperty("switch") Set<@Valid Wire> loose,
            @JsonProperty("new") List<@Size(max = 1) String> marks) {}

    record Wire(@JsonProperty("interface") @Size(max = 3) String end) {}

    public static class Filter {

        @QueryParam("interface")
        @Size(max = 3)
        String end;
    }

    record Made(UUID id, String name) {}

    @POST
    @Idempotent
    @WithTransaction
    @RolesAllowed({Roles.CLERK, Roles.OPERATOR})
    @Operation(operationId = "makeThing")
    @APIResponse(responseCode = "201", description = "made")
    public Uni<RestResponse<Made>> make(@Valid @NotNull Make request) {
        var made = new Made(ids.next(), request.name());
        return audit.record(AuditEntry.of(callers.current(), "make-thing", "things/" + made.id(), "R4.1"))
                .replaceWith(() -> links.created("things/" + made.id(), new EntityVersion(0), made));
    }

    /** Takes members and parameters that cannot be called in Java as they are in the API. */
    @POST
    @Path("/{class}/wired")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "wireThings")
    public void wire(
            @PathParam("class") @Size(max = 3) String kind,
            @QueryParam("import") @Size(max = 3) String from,
            @HeaderParam("For") @Size(max = 3) String purpose,
            @Valid @BeanParam Filter filter,
            @Valid @NotNull Wired request) {
        // Validation is all.
    }

    @POST
    @Path("/in-bulk")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "makeThingsInBulk")
    @APIResponse(responseCode = "204", description = "made")
    public Uni<Void> makeInBulk() {
        Caller caller = callers.current();
        return pool.withTransaction(
                connection -> audit.record(AuditEntry.of(caller, "make-in-bulk", "things", null), connection));
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.OPERATOR})
    @Operation(operationId = "listThings")
    public Page<Integer> list(@Valid @BeanParam PageRequest page) {
        int after = page.afterNumber().map(Long::intValue).orElse(0);
        List<Integer> rows = IntStream.rangeClosed(after + 1, Math.min(450, after + page.rows()))
                .boxed()
                .toList();
        return Page.of(page, rows, key -> key, row -> row);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.OPERATOR})
    @Operation(operationId = "getThing")
    public String get(@PathParam("id") String id) {
        callers.current().mustSee("unit-of-" + id, () -> new NotFound(THING, id));
        return id;
    }

    @GET
    @Path("/odd")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listOddThings")
    public String odd(
            @QueryParam("colour") Colour colour,
            @QueryParam("from") LocalDate from,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("shiny") Boolean shiny) {
        return colour + " " + from + " " + after + " " + shiny;
    }

    /** Asks the database for what it was asked, whatever it is. */
    @GET
    @Path("/by-name")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "findThings")
    public Uni<String> find(
            @QueryParam("name") String name,
            @QueryParam("id") String id,
            @QueryParam("day") String day,
            @Valid @BeanParam PageRequest page) {
        return pool.preparedQuery("select coalesce($1 || $2 || ($3::text)::int, ($4::text)::date::text)")
                .execute(Tuple.of(name, page.after().orElse(null), id, day))
                .map(rows -> rows.iterator().next().getString(0));
    }

    @PUT
    @Path("/{id}/content")
    @CarriesContent
    @RolesAllowed(Roles.CLERK)
    @Operation(operationId = "putContentOfThing")
    public void put(@PathParam("id") String id) {
        // Answers before it reads: nothing of the declared size needs to be sent.
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "changeThing")
    public RestResponse<String> change(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        EntityVersion.ofIfMatch(ifMatch).mustMatch(new EntityVersion(3));
        return Links.versioned(new EntityVersion(4), id);
    }

    @GET
    @Path("/{id}/failure")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "failThing")
    public String fail(@PathParam("id") String id) {
        throw new IllegalStateException("secret detail of " + id);
    }

    @GET
    @Path("/{id}/rule")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "refuseThing")
    public String refuse(@PathParam("id") String id) {
        throw new RuleRefused("too-blue", new Text("太蓝", "Too blue"))
                .withClause("R3.2c")
                .withErrors(List.of(new FieldError("/colour", new Text("换颜色", "Change the colour"))));
    }

    @GET
    @Path("/public")
    @PermitAll
    @Operation(operationId = "publicThing")
    public String open() {
        return "open";
    }
}
