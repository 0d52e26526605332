package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The fact that something is known anew of a unit, as the feed tells it: all of it but how its office is reached.
 *
 * @param nameEn absent where it has no English name
 * @param endedOn the last day on which it took part; not there while it does
 */
record UnitChanged(
        String code,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) String nameEn,
        UnitKind kind,
        List<UnitRole> roles,
        Township township,
        String parent,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate endedOn,
        Instant changedAt) {

    static NewEvent of(Unit unit, Instant changedAt) {
        return new NewEvent(
                "cn.etown.governance.unit-changed.v1",
                "units/" + unit.code(),
                new UnitChanged(
                        unit.code(),
                        unit.name(),
                        unit.nameEn(),
                        unit.kind(),
                        unit.roles(),
                        unit.township(),
                        unit.parent(),
                        unit.endedOn(),
                        changedAt));
    }
}
