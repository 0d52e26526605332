package cn.etown.governance.legal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to name who answers for an interface. */
@Schema(description = "确定接口责任人: office, duty and contact", examples = """
        {"office": "信息科", "duty": "科长", "contact": "0357-0000000"}""")
public record NameResponsibilityRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = LegalContent.TEXT) @Schema(description = "科室", examples = "信息科")
        String office,

        @NotBlank @Size(max = 100) @Pattern(regexp = LegalContent.TEXT) @Schema(description = "职务", examples = "科长")
        String duty,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = LegalContent.TEXT)
        @Schema(description = "联系方式: telephone or mail of the office", examples = "0357-0000000")
        String contact) {}
