package cn.etown.governance.papers;

import cn.etown.kit.json.Digests;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to draft a version of a normative document: its text, or where it lies. */
@Schema(description = "起草文件版本: the text in Markdown, or a link to the file with its digest", examples = """
        {"text": "# 数据接入范围规范\\n\\n第一条 ……"}""")
public record DraftDocumentRequest(
        @Size(min = 1, max = 200_000)
        @Pattern(regexp = "^[^\\x00-\\x08\\x0B-\\x1F\\x7F\\p{Cs}]*$")
        @Schema(description = "正文: Markdown; lines end in \\n", examples = "# 数据接入范围规范")
        String text,

        @Size(max = 500)
        @Pattern(regexp = "^https?://[\\x21-\\x7e]+$")
        @Schema(
                description = "文件链接: where the file lies, such as a PDF",
                examples = "https://example.org/jrfw-01-v2.pdf")
        String link,

        @Pattern(regexp = Digests.PATTERN)
        @Schema(
                description = "文件摘要: SHA-256 of the file that the link leads to; that of a text is computed",
                examples = "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String digest) {}
