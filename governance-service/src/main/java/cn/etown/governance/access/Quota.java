package cn.etown.governance.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much may be read on one day of the county. */
@Schema(name = "GrantQuota", description = "配额: how much may be read on one day", examples = """
        {"recordsPerDay": 100000, "requestsPerDay": 200}""")
public record Quota(
        @NotNull @Min(1) @Max(1_000_000_000) @Schema(description = "每日记录数", examples = "100000")
        Long recordsPerDay,

        @NotNull @Min(1) @Max(1_000_000) @Schema(description = "每日请求数", examples = "200")
        Integer requestsPerDay) {}
