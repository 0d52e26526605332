package cn.etown.collection.pull;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to pull by hand. */
@Schema(description = "手工拉取: one period", examples = """
        {"from": "2026-11-25", "to": "2026-11-25"}""")
public record RunRequest(
        @NotNull @PlausibleDay @Schema(description = "数据期起始日")
        LocalDate from,

        @NotNull @PlausibleDay @Schema(description = "数据期结束日")
        LocalDate to) {}
