package cn.etown.collection.due;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** How far what is due is computed, and what keeps it from going on. */
@Schema(name = "DueOutlook", description = "应报计算情况: how far what is due is computed", examples = """
        {"interfaces": 40, "toCompute": 0, "computedTo": "2026-12-31", "missing": 3,
         "waiting": [{"year": 2027, "interfaces": 12}]}""")
public record DueOutlookView(
        @Schema(description = "接口数: interfaces with an assurance policy")
        long interfaces,

        @Schema(description = "待计算接口数: of which something has changed and is not computed yet")
        long toCompute,

        @Schema(
                description =
                        "已算至: for every interface, the periods that begin up to this day are there; null without any",
                nullable = true)
        LocalDate computedTo,

        @Schema(description = "缺报批次数: expected batches that are missing now")
        long missing,

        @Schema(
                description =
                        "等待日历: years whose calendar is not loaded, so that nothing further is computed; never guessed")
        List<Waiting> waiting) {

    /** A year that is waited for. */
    @Schema(name = "DueWaiting", description = "等待日历")
    public record Waiting(
            @Schema(description = "年份", examples = "2027") int year,
            @Schema(description = "接口数: that wait for it") long interfaces) {}
}
