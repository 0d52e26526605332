package cn.etown.governance.standing;

import cn.etown.governance.standing.domain.Obligation;
import cn.etown.governance.standing.domain.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API shows of a unit's standing on a day. */
@Schema(description = "履责状况: what a unit holds of what it must hold, on the county's day", examples = """
        {"unit": "91141029MA0DEM1AXT", "day": "2026-06-01", "permitted": false,
         "obligations": [
          {"obligation": "AGREEMENT", "clause": "R4.1", "needed": true, "holds": true, "until": "2026-12-31"},
          {"obligation": "SECURITY_EVIDENCE", "clause": "R4.1", "needed": true, "holds": false, "until": "2026-05-31"},
          {"obligation": "EMERGENCY_PLAN", "clause": "R5.2", "needed": false, "holds": false, "until": null}]}""")
public record StandingView(
        @Schema(description = "单位: code of the unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "日期: the day it was looked at")
        LocalDate day,

        @Schema(description = "可报送和读取: whether the unit may send and read on that day")
        boolean permitted,

        @Schema(description = "各项义务") List<ObligationView> obligations) {

    /** One obligation on that day. */
    @Schema(description = "义务: something a unit must hold")
    public record ObligationView(
            @Schema(description = "义务") Obligation obligation,

            @Schema(description = "条款: that asks for it", examples = "R4.1")
            String clause,

            @Schema(description = "报送前提: whether a unit without it may neither send nor read")
            boolean needed,

            @Schema(description = "有效: whether it is held on that day")
            boolean holds,

            @Schema(description = "有效期至: the last day, not there where it never was held")
            LocalDate until) {

        static ObligationView of(Standing.Held held) {
            var obligation = held.obligation();
            return new ObligationView(
                    obligation,
                    obligation.clause(),
                    obligation.isNeeded(),
                    held.holds(),
                    held.lastDay().orElse(null));
        }
    }

    static StandingView of(Standing standing, LocalDate day) {
        return new StandingView(
                standing.unit(),
                day,
                standing.permitsOn(day),
                standing.on(day).stream().map(ObligationView::of).toList());
    }
}
