package cn.etown.governance.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a day's use. */
@Schema(description = "日使用量: what was read under a grant on one day; the sums only grow", examples = """
        {"day": "2026-12-03", "grant": "019b76da-a800-7000-8000-000000000001", "interfaceCode": "online-retail",
         "unit": "93141029MA0DEM2BXB", "deliveries": 12, "refusals": 1, "records": 15360, "bytes": 1157040}""")
public record GrantUseDayView(
        @Schema(description = "日期: of the county") LocalDate day,
        @Schema(description = "使用授权") UUID grant,
        @Schema(description = "数据接口") String interfaceCode,
        @Schema(description = "数据使用方") String unit,
        @Schema(description = "交付次数") long deliveries,
        @Schema(description = "拒绝次数") long refusals,
        @Schema(description = "记录数") long records,
        @Schema(description = "字节数") long bytes) {}
