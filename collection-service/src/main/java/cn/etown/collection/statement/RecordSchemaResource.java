package cn.etown.collection.statement;

import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/interfaces/{interface}/record-schema")
@Tag(name = "statements", description = "对账单: what sources say of their own records")
public class RecordSchemaResource {

    private static final String FIND =
            "select version, document_version, schema::text from contract where interface = $1 and version = $2";

    private final Interfaces interfaces;
    private final Callers callers;
    private final Pool pool;

    RecordSchemaResource(Interfaces interfaces, Callers callers, Pool pool) {
        this.interfaces = interfaces;
        this.callers = callers;
        this.pool = pool;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR})
    @Operation(
            operationId = "readRecordSchema",
            summary = "Read what a contract says of a record",
            description =
                    "接口规范的字段 (R3.2b): of the version in force, or of the one that is named; the tool that makes statements takes the answer"
                            + " as it is. People of a unit read those of their own interfaces. Roles: clerk, signer, operator, governor,"
                            + " auditor.")
    @APIResponse(responseCode = "200", description = "接口规范的字段: what the version says of a record")
    public Uni<RecordSchemaView> read(
            @PathParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("version")
                    @Min(1)
                    @Parameter(description = "版本: of the contract, else the one in force", example = "1")
                    Integer version) {
        return interfaces
                .requireVisible(interfaceCode, callers.current())
                .chain(source ->
                        find(source, version == null ? source.contract().version() : version));
    }

    private Uni<RecordSchemaView> find(CollectedInterface source, int version) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(source.code(), version))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound(new Text("接口规范版本", "version of the contract"), version);
                    }
                    return view(source, rows.iterator().next());
                });
    }

    private static RecordSchemaView view(CollectedInterface source, Row row) {
        return new RecordSchemaView(
                source.code(),
                source.unit(),
                row.getInteger("version"),
                row.getString("document_version"),
                row.getString("schema"));
    }
}
