package cn.etown.governance.catalogue;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/dcat")
@Tag(name = "catalogue", description = "数据接口目录: domain, unit, source system, interface, contract version, field")
public class DcatResource {

    static final String JSON_LD = "application/ld+json";

    private final CatalogueExport export;

    DcatResource(CatalogueExport export) {
        this.export = export;
    }

    @GET
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Produces(JSON_LD)
    @Operation(
            operationId = "exportDcat",
            summary = "Export the catalogue as DCAT 3",
            description =
                    "目录导出 (R3.2a): interfaces by code in the words of DCAT 3, as JSON-LD: an interface is a dcat:Dataset, with a"
                            + " dcat:Distribution once it is live; its source system the dcat:DataService that serves it; its contract"
                            + " in force what it conforms to, and what its description, its keywords (the contract's tags) and its"
                            + " monitoring theme are taken from; names stand in English too where there is one. Which period its data"
                            + " are of is collection's to say. `hydra:view` → `hydra:next` is the page after this one, missing on"
                            + " the last. People of a unit see their own. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(
            responseCode = "200",
            description = "目录: one page; identifiers are relative to where it was read",
            content =
                    @Content(
                            mediaType = JSON_LD,
                            schema = @Schema(type = SchemaType.OBJECT, description = "JSON-LD 文档: a dcat:Catalog"),
                            example = """
                                    {"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
                                     "@id": "/api/governance/v1/dcat", "@type": "dcat:Catalog",
                                     "dcat:dataset": [{"@id": "/api/governance/v1/interfaces/online-retail",
                                       "@type": "dcat:Dataset", "dct:identifier": "online-retail",
                                       "dct:title": {"@value": "网店销售明细", "@language": "zh-CN"},
                                       "dcat:theme": {"@id": "/api/governance/v1/dcat#BUSINESS_PLATFORM"},
                                       "dcat:version": "1.0.0"}]}"""))
    public Uni<String> export(@Valid @BeanParam PageRequest page) {
        return export.page(page);
    }
}
