package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The fact that a term was set, as the feed tells it. It says one of the two how long it is, and the other member is not there.
 *
 * @param workingDays absent for an INTERVAL
 * @param months absent for every other term
 */
record ClockSettingDecided(
        UUID id,
        Matter kind,
        Term term,
        int version,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer workingDays,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer months,
        LocalDate validFrom,
        String source) {

    static ClockSettingDecided of(ClockSetting setting) {
        return new ClockSettingDecided(
                setting.id(),
                setting.kind(),
                setting.term(),
                setting.version(),
                setting.workingDays(),
                setting.months(),
                setting.validFrom(),
                setting.source());
    }
}
