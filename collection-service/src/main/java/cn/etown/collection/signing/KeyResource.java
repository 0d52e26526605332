package cn.etown.collection.signing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/keys")
@Tag(name = "receipts", description = "回执: the center's signed answers")
public class KeyResource {

    private final SigningKeys keys;

    KeyResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listKeys",
            summary = "The public keys that receipts are checked with",
            description = "回执验签公钥 (R4.3b): a JSON Web Key Set with every key that ever signed. Public.")
    @APIResponse(
            responseCode = "200",
            description = "公钥集: JWK set (RFC 7517)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = """
                                    {"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "2010-12",
                                      "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"""))
    public JsonNode list() {
        return keys.published();
    }
}
