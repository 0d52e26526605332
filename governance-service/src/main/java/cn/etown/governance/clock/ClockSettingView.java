package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Person;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a setting of the clocks. */
@Schema(description = "期限设定: how many working days a term has, or months an interval, from a day on", examples = """
        {"id": "00000000-0000-7000-8000-000000000002", "kind": "DISPUTE", "term": "ANSWER", "version": 1, "workingDays": 5,
         "validFrom": "2000-01-01", "source": "青岛市规定第十七条（校核：答复）", "enteredAt": "2026-01-01T00:00:00Z"}""")
public record ClockSettingView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "事项类别") Matter kind,
        @Schema(description = "期限种类") Term term,

        @Schema(description = "版本: counts those of this kind and term from 1")
        int version,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "工作日数: absent of an interval", examples = "5")
        Integer workingDays,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "月数: of an interval, and of nothing else", examples = "12")
        Integer months,

        @Schema(description = "生效日: it holds until that of the next version")
        LocalDate validFrom,

        @Schema(description = "依据: where the number is taken from")
        String source,

        @Schema(description = "录入时间") Instant enteredAt,

        @Schema(description = "录入人: null for what came with the installation", nullable = true)
        Person enteredBy,

        @Schema(description = "撤回: where it was taken back before it held", nullable = true)
        WithdrawalView withdrawal) {

    static ClockSettingView of(ClockSetting setting) {
        return new ClockSettingView(
                setting.id(),
                setting.kind(),
                setting.term(),
                setting.version(),
                setting.workingDays(),
                setting.months(),
                setting.validFrom(),
                setting.source(),
                setting.enteredAt(),
                Person.of(setting.enteredBy(), setting.enteredByName()),
                Withdrawal.view(setting.withdrawal()));
    }
}
