package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.Tile;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ledger")
@Tag(
        name = "ledger",
        description = "存证日志: the append-only Merkle log of receipts; what is public of it tells nothing of any receipt")
public class LedgerResource {

    private static final String TEXT = "text/plain; charset=utf-8";
    /** The standard's checkpoint changes, and may be held for a few seconds. */
    private static final String BRIEFLY = "public, max-age=2";
    /** A tile of a given width never changes. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final Checkpoints checkpoints;

    LedgerResource(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @GET
    @Path("checkpoint")
    @PermitAll
    @Produces(TEXT)
    @Operation(
            operationId = "readNewestCheckpoint",
            summary = "Read the newest checkpoint",
            description =
                    "最新检查点 (R4.3b): the signed note of C2SP tlog-checkpoint, with the signatures of witnesses. Public.")
    @APIResponse(
            responseCode = "200",
            description = "检查点: the note",
            content = @Content(mediaType = TEXT, schema = @Schema(type = SchemaType.STRING)))
    public Uni<RestResponse<String>> newest() {
        return checkpoints.newest().map(newest -> cached(newest.note(), BRIEFLY));
    }

    @GET
    @Path("checkpoints")
    @PermitAll
    @Operation(
            operationId = "listCheckpoints",
            summary = "List the checkpoints that were published, the newest first",
            description = "检查点列表 (R4.3b): every one that ever was. Public.")
    @APIResponse(responseCode = "200", description = "一页检查点: one page")
    public Uni<Page<CheckpointView>> list(@Valid @BeanParam PageRequest page) {
        return checkpoints.list(page);
    }

    @GET
    @Path("checkpoints/{size}")
    @PermitAll
    @Operation(operationId = "readCheckpoint", summary = "Read a checkpoint", description = "查看检查点 (R4.3b). Public.")
    @APIResponse(responseCode = "200", description = "检查点: the checkpoint")
    public Uni<CheckpointView> read(
            @PathParam("size") @Min(0) @Parameter(description = "回执数: its receipts", example = "2") long size) {
        return checkpoints.require(size);
    }

    @GET
    @Path("keys")
    @PermitAll
    @Produces(TEXT)
    @Operation(
            operationId = "listLedgerKeys",
            summary = "The public keys that checkpoints are checked with",
            description = "账本验签公钥 (R4.3b): verifier keys of C2SP signed-note, a line each. Public.")
    @APIResponse(
            responseCode = "200",
            description = "公钥: the keys",
            content = @Content(mediaType = TEXT, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> keys() {
        return cached(checkpoints.keys(), BRIEFLY);
    }

    @GET
    @Path("consistency")
    @PermitAll
    @Operation(
            operationId = "readConsistency",
            summary = "Prove that the ledger only grew",
            description =
                    "一致性证明 (R4.3b): between two sizes that are published; the newest one where `to` is left out. Public.")
    @APIResponse(responseCode = "200", description = "一致性证明: the proof")
    public Uni<RestResponse<ConsistencyView>> consistency(
            @QueryParam("from")
                    @NotNull
                    @Min(0)
                    @Max(Long.MAX_VALUE)
                    @Parameter(description = "较早的回执数: receipts of the earlier one", example = "1", required = true)
                    Long from,
            @QueryParam("to")
                    @Min(0)
                    @Max(Long.MAX_VALUE)
                    @Parameter(description = "较新的回执数: receipts of the later one", example = "2")
                    Long to) {
        return checkpoints.consistency(from, to).map(proof -> cached(proof, to == null ? BRIEFLY : FOR_GOOD));
    }

    @GET
    @Path("tile/{level}/{index: [x0-9/]+([.]p/[0-9]+)?}")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "readTile",
            summary = "Read a tile of hashes",
            description =
                    "账本哈希分块 (R4.3b): after C2SP tlog-tiles; the entries themselves are not public. Whoever follows the tiles"
                            + " can make every proof without asking for it. Public.")
    @APIResponse(
            responseCode = "200",
            description = "哈希: up to 256 hashes of 32 bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<RestResponse<byte[]>> tile(
            @PathParam("level") @Parameter(description = "层: 0 holds the leaves", example = "0") String level,
            @PathParam("index")
                    @Parameter(description = "位置: such as x001/x234/067 or x001/x234/067.p/8", example = "000")
                    String index) {
        return checkpoints.tile(tileAt(level + "/" + index)).map(hashes -> cached(hashes, FOR_GOOD));
    }

    private static Tile tileAt(String path) {
        try {
            return Tile.at(path);
        } catch (IllegalArgumentException none) {
            throw Checkpoints.noTile(path);
        }
    }

    private static <T> RestResponse<T> cached(T content, String how) {
        return RestResponse.ResponseBuilder.ok(content)
                .header(HttpHeaders.CACHE_CONTROL, how)
                .build();
    }
}
