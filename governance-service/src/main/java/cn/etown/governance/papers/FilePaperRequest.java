package cn.etown.governance.papers;

import cn.etown.kit.json.Digests;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to file a paper of a source system. */
@Schema(description = "报送文档: a paper of a source system", examples = """
        {"kind": "ASSET_LIST", "title": "订单系统资产清单", "version": "2026-1", "link": "https://example.org/assets.pdf",
         "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "validFrom": "2026-01-01",
         "validUntil": "2026-12-31"}""")
public record FilePaperRequest(
        @NotNull @Schema(description = "文档类别") PaperKind kind,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "标题", examples = "订单系统资产清单")
        String title,

        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "版本: one of each kind and source system", examples = "2026-1")
        String version,

        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "^https?://[\\x21-\\x7e]+$")
        @Schema(description = "链接: where the file lies", examples = "https://example.org/assets.pdf")
        String link,

        @NotNull
        @Pattern(regexp = Digests.PATTERN)
        @Schema(
                description = "文件摘要: SHA-256 of the file",
                examples = "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String digest,

        @NotNull @PlausibleDay @Schema(description = "生效日期: the first day on which it counts")
        LocalDate validFrom,

        @PlausibleDay
        @Schema(
                description =
                        "有效期至: the last day on which it counts, at most 24 months after the first; absent where it"
                                + " counts so long",
                examples = "2026-12-31")
        LocalDate validUntil) {}
