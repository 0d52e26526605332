package cn.etown.governance.standing;

import cn.etown.kit.json.Digests;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to sign the agreement: the signer names what they have read. */
@Schema(description = "签署责任书: version and digest of the text that was read", examples = """
        {"version": 1, "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50"}""")
public record SignAgreementRequest(
        @NotNull @Min(1) @Schema(description = "责任书版本: the one in force", examples = "1")
        Long version,

        @NotNull
        @Pattern(regexp = "^" + Digests.PATTERN + "$")
        @Schema(
                description = "摘要: as the agreement says it",
                examples = "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50")
        String digest) {}
