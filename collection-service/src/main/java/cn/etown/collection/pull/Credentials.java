package cn.etown.collection.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a source knows the center by. Taken, sealed, and never shown again. */
@Schema(
        name = "ConnectorCredentials",
        description = "凭据: taken and never shown; a user with password or private key, or a token",
        examples = """
        {"username": "center", "password": "……"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Credentials(
        @Size(max = 200) @Schema(description = "用户名", nullable = true)
        String username,

        @Size(max = 500) @Schema(description = "口令", nullable = true)
        String password,

        @Size(max = 4000) @Schema(description = "令牌: a bearer token, for HTTP", nullable = true)
        String token,

        @Size(max = 8000) @Schema(description = "私钥: in OpenSSH or PEM form, for SFTP", nullable = true)
        String privateKey) {

    static final Credentials NONE = new Credentials(null, null, null, null);

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
