package cn.etown.governance.papers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to register a normative document. */
@Schema(description = "登记规范性文件: a document, before any version of it", examples = """
        {"code": "JRFW-01", "title": "数据接入范围规范", "kind": "ACCESS_SCOPE"}""")
public record RegisterDocumentRequest(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = "^[A-Z0-9]+(-[A-Z0-9]+)*$")
        @Schema(description = "文件编号: unique", examples = "JRFW-01")
        String code,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "标题", examples = "数据接入范围规范")
        String title,

        @NotNull @Schema(description = "规范类别") DocumentKind kind) {}
