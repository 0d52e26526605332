package cn.etown.monitoring.series;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.SortedMap;

/** What the API shows of one day of a series. */
@Schema(name = "SeriesDay", description = "序列的一天")
public record SeriesDayView(
        @Schema(description = "日期", examples = "2010-12-01") LocalDate day,

        @Schema(
                description = "度量: exact decimals by the name the contract gives the measure; none where it was"
                        + " reported that there is nothing",
                examples =
                        "{\"amount\": \"46376.49\", \"lines\": \"3108\", \"quantity\": \"26814\", \"returns\": \"37\"}")
        SortedMap<String, String> measures,

        @Schema(description = "批次数: how many batches report on this day", examples = "1")
        long batches,

        @Schema(
                description = "证据: the batches and what each adds",
                examples = "/api/monitoring/v1/contributions?unit=91141029MA0DEM1AXT&theme=SALES&day=2010-12-01")
        String evidence) {}
