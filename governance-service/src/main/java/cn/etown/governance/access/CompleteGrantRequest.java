package cn.etown.governance.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to complete an application that was returned. */
@Schema(description = "补正: the whole terms anew, and what was changed", examples = """
        {"terms": {"purpose": "测算本县农产品网络零售额", "fields": ["quantity"],
         "quota": {"recordsPerDay": 100000, "requestsPerDay": 200}, "from": "2026-12-01", "until": "2027-05-31"},
         "reason": "已去掉不需要的字段"}""")
public record CompleteGrantRequest(
        @NotNull @Valid @Schema(description = "授权内容") GrantTerms terms,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = GrantText.LINES)
        @Schema(description = "说明: what was changed", examples = "已去掉不需要的字段")
        String reason) {}
