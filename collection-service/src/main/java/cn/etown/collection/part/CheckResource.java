package cn.etown.collection.part;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.record.Period;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.CarriesContent;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.InputStream;
import java.time.LocalDate;

@Path("/checks")
@Tag(name = "checks", description = "预检: a rehearsal, of which nothing is stored")
public class CheckResource {

    private final Checks checks;
    private final Callers callers;

    CheckResource(Checks checks, Callers callers) {
        this.checks = checks;
        this.callers = callers;
    }

    @POST
    @Blocking
    @CarriesContent
    @Consumes({ContentFormat.CSV, ContentFormat.JSON_LINES, ContentFormat.JSON, ContentFormat.XLSX})
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "checkContent",
            summary = "Check content without sending it",
            description =
                    "预检 (R3.2c): reads content as that of a part of the caller's own interface, under the contract in force, online"
                            + " or not, and stores nothing: counts, control totals and record-set digest as a manifest declares them, and the"
                            + " first records that would go to quarantine. Doubles within the content are found, those of earlier batches"
                            + " are not, nor whether a correction finds what it corrects. At most 100,000 records and 64 MiB, unless the center set other limits (check-too-large), and four of a"
                            + " unit at once (too-many-checks)."
                            + " Roles: clerk, signer.")
    @RequestBody(
            required = true,
            description = "内容: as that of a part, and in all its forms",
            content = {
                @Content(mediaType = ContentFormat.CSV, example = "单号,商品,数量,单价\n536365,85123A,6,2.55\n"),
                @Content(
                        mediaType = ContentFormat.JSON_LINES,
                        example = "{\"单号\":\"536365\",\"商品\":\"85123A\",\"数量\":6,\"单价\":2.55}\n"),
                @Content(
                        mediaType = ContentFormat.JSON,
                        example = "[{\"order\":\"536365\",\"product\":\"85123A\",\"quantity\":6,\"price\":2.55}]"),
                @Content(mediaType = ContentFormat.XLSX)
            })
    @APIResponse(responseCode = "429", description = "请求过多")
    @APIResponse(
            responseCode = "200",
            description = "预检结果: what would come of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CheckView.class)))
    public CheckView check(
            @QueryParam("interface")
                    @NotNull
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码", required = true, example = "sales-lines")
                    String interfaceCode,
            @QueryParam("from")
                    @NotNull
                    @Parameter(description = "数据期起始日", required = true, example = "2010-12-01")
                    @PlausibleDay
                    LocalDate from,
            @QueryParam("to")
                    @NotNull
                    @Parameter(description = "数据期结束日", required = true, example = "2010-12-31")
                    @PlausibleDay
                    LocalDate to,
            @QueryParam("kind")
                    @DefaultValue("ORIGINAL")
                    @Pattern(regexp = "ORIGINAL|CORRECTION")
                    @Parameter(
                            description = "批次类型: ORIGINAL or CORRECTION, of the batch that it would come in",
                            example = "CORRECTION")
                    String kind,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "至多列出的不合格记录数: how many refused records are told")
                    int limit,
            @HeaderParam("Content-Digest")
                    @Parameter(description = "内容摘要: RFC 9530, of the bytes as sent; held to it where it is given")
                    String contentDigest,
            @Valid @BeanParam ContentHeaders headers,
            InputStream content) {
        SentAs sent = headers.sentAs(contentDigest);
        return checks.check(
                interfaceCode, BatchKind.valueOf(kind), new Period(from, to), limit, sent, content, callers.current());
    }
}
