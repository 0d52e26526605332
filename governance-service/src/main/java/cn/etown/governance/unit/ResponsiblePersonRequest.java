package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.Duty;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes of a responsible person: all that is known, for what is left out is taken away. */
@Schema(description = "责任人: a person who answers for something in a unit", examples = """
        {"name": "数据责任人甲", "office": "信息科", "duty": "DATA_RESPONSIBLE",
         "contact": {"phone": "0357-6820001"}, "from": "2026-01-01"}""")
public record ResponsiblePersonRequest(
        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "姓名", examples = "数据责任人甲")
        String name,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "科室或职务", examples = "信息科")
        String office,

        @NotNull @Schema(description = "职责: what the person answers for")
        Duty duty,

        @NotNull @Valid @Schema(description = "联系方式: a phone or an address is needed")
        Contact contact,

        @NotNull @Schema(description = "自: the first day", examples = "2026-01-01") @PlausibleDay
        LocalDate from,

        @Schema(description = "至: the last day, where there is one", examples = "2026-12-31") @PlausibleDay
        LocalDate until) {

    /** Refuses a person who cannot be reached, or who ends before the beginning. */
    void mustHold() {
        if (contact.phone() == null && contact.email() == null) {
            throw refused("person-not-reachable", "/contact", "请填写电话或邮箱", "Give a phone or an e-mail address");
        }
        if (until != null && until.isBefore(from)) {
            throw refused("term-reversed", "/until", "结束日期不得早于开始日期", "The last day is not before the first");
        }
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withErrors(List.of(new FieldError(pointer, detail)));
    }
}
