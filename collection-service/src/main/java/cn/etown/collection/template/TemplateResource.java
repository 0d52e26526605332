package cn.etown.collection.template;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Duration;

@Path("/interfaces/{interface}/template")
@Tag(name = "templates", description = "填报模板: files to fill in, made from contracts")
public class TemplateResource {

    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    private final Interfaces interfaces;
    private final Callers callers;

    TemplateResource(Interfaces interfaces, Callers callers) {
        this.interfaces = interfaces;
        this.callers = callers;
    }

    @GET
    @Blocking
    @Produces({ContentFormat.XLSX, ContentFormat.CSV})
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR})
    @Operation(
            operationId = "readTemplate",
            summary = "Read a file to fill in for an interface",
            description =
                    "填报模板 (R3.2b): made from the contract in force. As XLSX the first sheet has the headings, the form of each column and"
                            + " lists of the values allowed, the second explains every column in Chinese and English; as CSV it is the heading."
                            + " That of a correction has one more column, with what each line does."
                            + " Filled in, it is sent as the part of a batch as it is. People of a unit read those of their own interfaces."
                            + " Roles: clerk, signer, operator, governor, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "填报模板: the file",
            content = {
                @Content(mediaType = ContentFormat.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = ContentFormat.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        example = "单号,商品,数量,单价\r\n")
            })
    public Response read(
            @PathParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("format")
                    @DefaultValue("xlsx")
                    @Pattern(regexp = "xlsx|csv")
                    @Parameter(description = "格式: xlsx or csv", example = "xlsx")
                    String format,
            @QueryParam("kind")
                    @DefaultValue("ORIGINAL")
                    @Pattern(regexp = "ORIGINAL|CORRECTION")
                    @Parameter(
                            description = "批次类型: ORIGINAL or CORRECTION, of the batch that it is to be sent in",
                            example = "CORRECTION")
                    String kind) {
        CollectedInterface source = interfaces
                .requireVisible(interfaceCode, callers.current())
                .await()
                .atMost(LOOK_UP);
        return file(source, BatchKind.valueOf(kind), format.equals("csv"));
    }

    private static Response file(CollectedInterface source, BatchKind kind, boolean csv) {
        Template template = new Template(source, kind);
        String name = source.code() + (kind == BatchKind.CORRECTION ? "-correction" : "") + (csv ? ".csv" : ".xlsx");
        return Response.ok(csv ? template.csv() : template.xlsx())
                .type(csv ? ContentFormat.CSV + "; charset=UTF-8" : ContentFormat.XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
