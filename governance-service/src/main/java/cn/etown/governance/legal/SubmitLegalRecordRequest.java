package cn.etown.governance.legal;

import cn.etown.governance.legal.LegalContent.Basis;
import cn.etown.governance.legal.LegalContent.Risk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** What the API takes to submit a legal record: what it says, and the returned record that it mends. */
@Schema(
        description = "提交法律依据与风险: why the interface may be collected, and at what risk",
        examples = LegalContent.EXAMPLE)
public record SubmitLegalRecordRequest(
        @NotEmpty @Size(max = 20) @Schema(description = "依据")
        List<@NotNull @Valid Basis> bases,

        @Size(max = 50) @Schema(description = "涉及的个人信息: kinds of personal data; empty where none is involved")
        List<@NotBlank @Size(max = 100) @Pattern(regexp = LegalContent.TEXT) String> personalData,

        @Size(max = 50) @Schema(description = "风险: at least one where personal data are involved")
        List<@NotNull @Valid Risk> risks,

        @Schema(description = "补正: the returned record of the same interface that it takes the place of")
        UUID mends) {

    LegalContent content() {
        return new LegalContent(bases, personalData, risks);
    }
}
