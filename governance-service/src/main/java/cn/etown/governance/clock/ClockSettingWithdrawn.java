package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;

import java.time.Instant;
import java.util.UUID;

/** The fact that a setting was taken back before it held, as the feed tells it. */
record ClockSettingWithdrawn(UUID id, Matter kind, Term term, int version, Instant withdrawnAt) {

    static ClockSettingWithdrawn of(ClockSetting setting) {
        return new ClockSettingWithdrawn(
                setting.id(),
                setting.kind(),
                setting.term(),
                setting.version(),
                setting.withdrawal().at());
    }
}
