package cn.etown.governance.theme;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/themes")
@Tag(name = "themes", description = "监测主题: what figures are gathered under")
public class ThemeResource {

    /** The form of a theme's code. */
    public static final String CODE = "^[A-Z][A-Z0-9_]{0,39}$";

    private final Themes themes;
    private final Links links;

    ThemeResource(Themes themes, Links links) {
        this.themes = themes;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "addTheme",
            summary = "Add a monitoring theme",
            description =
                    "新增监测主题 (R3.3): one beside sales, production and inventory, from a day on, with the measures that"
                            + " a contract has to define to feed it. Role: governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已新增: the theme",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ThemeView.class)))
    public Uni<RestResponse<ThemeView>> add(@NotNull @Valid AddThemeRequest request) {
        return themes.add(request).map(theme -> links.created("themes/" + theme.code(), theme.entityVersion(), theme));
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
    @Operation(
            operationId = "listThemes",
            summary = "List themes by code",
            description = "监测主题列表 (R3.3): each as it is today, one that is still to come as it will be first. Roles:"
                    + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页监测主题: one page")
    public Uni<Page<ThemeView>> list(@Valid @BeanParam PageRequest page) {
        return themes.list(page);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "readTheme",
            summary = "Read a theme",
            description = "查看监测主题 (R3.3): as it is today. Roles: operator, governor, assessor, auditor, service, clerk,"
                    + " signer.")
    @APIResponse(responseCode = "200", description = "监测主题: the theme, with the ETag that a change needs")
    public Uni<RestResponse<ThemeView>> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "主题代码: the theme's code", example = "SALES")
                    String code) {
        return themes.require(code).map(theme -> Links.versioned(theme.entityVersion(), theme));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "changeTheme",
            summary = "Add the next version of a theme",
            description =
                    "变更监测主题 (R3.3): the next version, from a day on, today at the earliest. Contracts drafted from then on"
                            + " are held against it; those that were taken before stay. Role: governor.")
    @APIResponse(responseCode = "200", description = "已变更: the new version, with the theme's new ETag")
    public Uni<RestResponse<ThemeView>> change(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "主题代码: the theme's code", example = "SALES")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"1\"", required = true)
                    String ifMatch,
            @NotNull @Valid ThemeContent content) {
        return themes.change(code, EntityVersion.ofIfMatch(ifMatch), content)
                .map(theme -> Links.versioned(theme.entityVersion(), theme));
    }

    @GET
    @Path("/{code}/versions")
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "listThemeVersions",
            summary = "List the versions of a theme",
            description =
                    "监测主题版本 (R3.3): oldest first, each with the day from which it holds. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页版本: one page")
    public Uni<Page<ThemeView>> versions(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "主题代码: the theme's code", example = "SALES")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return themes.versions(page, code);
    }
}
