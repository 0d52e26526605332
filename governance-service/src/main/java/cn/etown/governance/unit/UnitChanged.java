package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.util.List;

/** The fact that something is known anew of a unit, as the feed tells it: all of it but how its office is reached. */
record UnitChanged(
        String code,
        String name,
        UnitKind kind,
        List<UnitRole> roles,
        Township township,
        String parent,
        Instant changedAt) {

    static NewEvent of(Unit unit, Instant changedAt) {
        return new NewEvent(
                "cn.etown.governance.unit-changed.v1",
                "units/" + unit.code(),
                new UnitChanged(
                        unit.code(),
                        unit.name(),
                        unit.kind(),
                        unit.roles(),
                        unit.township(),
                        unit.parent(),
                        changedAt));
    }
}
