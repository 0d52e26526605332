package cn.etown.governance.assurance;

import cn.etown.evidence.due.Due;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;

/** What the API shows of a period and what is due for it. */
@Schema(description = "应报期: a period and what is due for it", examples = """
        {"from": "2026-03-02", "to": "2026-03-02", "state": "DUE", "latest": "2026-03-03T01:00:00Z", "policy": 1}""")
public record DuePeriodView(
        @Schema(description = "首日: of the data period") LocalDate from,
        @Schema(description = "末日: of the data period") LocalDate to,
        @Schema(description = "状态: DUE 应报, NOTHING_DUE 免报") State state,

        @Schema(description = "最晚到达: data are late from then on; absent where nothing is due")
        Instant latest,

        @Schema(description = "免报原因: absent where data are due", examples = "春节停业")
        String reason,

        @Schema(description = "策略序号: of the policy in force on the first day of the period", examples = "1")
        int policy) {

    /** Whether data are due. */
    @Schema(name = "DueState", description = "DUE 应报, NOTHING_DUE 免报")
    public enum State {
        DUE,
        NOTHING_DUE
    }

    static DuePeriodView of(Due due, int policy) {
        var period = due.period();
        if (due instanceof Due.Data data) {
            return new DuePeriodView(period.from(), period.to(), State.DUE, data.latest(), null, policy);
        }
        var reason = ((Due.Nothing) due).reason();
        return new DuePeriodView(period.from(), period.to(), State.NOTHING_DUE, null, reason, policy);
    }
}
