package cn.etown.governance.desk;

import cn.etown.governance.clock.Withdrawal;
import cn.etown.governance.clock.WithdrawalView;
import cn.etown.governance.history.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a caliber. */
@Schema(description = "口径: what a field means from a day on", examples = """
        {"id": "019b76da-a800-7000-8000-000000000004", "interfaceCode": "online-retail", "field": "amount", "version": 2,
         "text": "含税成交金额，退货按退款日冲减，单位元。", "validFrom": "2026-12-01",
         "ticket": "019b76da-a800-7000-8000-000000000001", "decidedAt": "2026-11-20T01:00:00Z",
         "decidedBy": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "governor"}}""")
public record CaliberView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "数据接口") String interfaceCode,
        @Schema(description = "字段") String field,

        @Schema(description = "版本: counts those of this field from 1")
        int version,

        @Schema(description = "口径: what is counted, when, in what unit")
        String text,

        @Schema(description = "生效日: it holds until that of the next version")
        LocalDate validFrom,

        @Schema(description = "来源工单", nullable = true) UUID ticket,
        @Schema(description = "确定时间") Instant decidedAt,
        @Schema(description = "确定人") Person decidedBy,

        @Schema(description = "撤回: where it was taken back before it held", nullable = true)
        WithdrawalView withdrawal) {

    static CaliberView of(Caliber caliber) {
        return new CaliberView(
                caliber.id(),
                caliber.interfaceCode(),
                caliber.field(),
                caliber.version(),
                caliber.text(),
                caliber.validFrom(),
                caliber.ticket(),
                caliber.decidedAt(),
                Person.of(caliber.decidedBy(), caliber.decidedByName()),
                Withdrawal.view(caliber.withdrawal()));
    }
}
