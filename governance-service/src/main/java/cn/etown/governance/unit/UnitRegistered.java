package cn.etown.governance.unit;

import cn.etown.kit.feed.NewEvent;

import java.time.Instant;

/** The fact that a unit was registered, as the feed tells it. */
record UnitRegistered(String code, String name, Instant registeredAt) {

    static NewEvent of(Unit unit) {
        return new NewEvent(
                "cn.etown.governance.unit-registered.v1",
                "units/" + unit.code(),
                new UnitRegistered(unit.code(), unit.name(), unit.registeredAt()));
    }
}
