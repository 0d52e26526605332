package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.Duty;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a responsible person, to their unit and the center. */
@Schema(description = "责任人: a person who answers for something in a unit", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "name": "数据责任人甲",
         "office": "信息科", "duty": "DATA_RESPONSIBLE", "contact": {"phone": "0357-6820001", "email": null},
         "from": "2026-01-01", "until": null, "registeredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record ResponsiblePersonView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "单位: code of the unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "姓名", examples = "数据责任人甲") String name,
        @Schema(description = "科室或职务", examples = "信息科") String office,

        @Schema(description = "职责: what the person answers for")
        Duty duty,

        @Schema(description = "联系方式") Contact contact,
        @Schema(description = "自: the first day") LocalDate from,

        @Schema(description = "至: the last day, where there is one")
        LocalDate until,

        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
