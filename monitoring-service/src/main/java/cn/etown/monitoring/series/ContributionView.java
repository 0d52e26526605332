package cn.etown.monitoring.series;

import cn.etown.monitoring.batch.BatchLinks;
import cn.etown.monitoring.series.ContributionRepository.Contribution;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;

/** What the API shows of a batch's part in one day of a series. */
@Schema(name = "Contribution", description = "批次贡献: what one batch adds to one day of a series", examples = """
        {"batch": "019b76da-a800-7000-8000-000000000001", "day": "2010-12-01",
         "measures": {"amount": "12.5", "lines": "2", "quantity": "3", "returns": "0"}, "rollupVersion": 1,
         "links": {"batch": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001",
                   "receipt": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001/receipt"}}""")
public record ContributionView(
        @Schema(description = "批次标识: the batch", examples = "019b76da-a800-7000-8000-000000000001")
        UUID batch,

        @Schema(description = "日期", examples = "2010-12-01") LocalDate day,

        @Schema(
                description = "度量: exact decimals by the name of the measure",
                examples = "{\"amount\": \"12.5\", \"lines\": \"2\", \"quantity\": \"3\", \"returns\": \"0\"}")
        SortedMap<String, String> measures,

        @Schema(description = "汇总版本: which computation of the batch's rollup this is", examples = "1")
        long rollupVersion,

        BatchLinks links) {

    static ContributionView of(Contribution found, LocalDate day) {
        return new ContributionView(
                found.batch(), day, found.measures(), found.rollupVersion(), BatchLinks.to(found.batch()));
    }
}
