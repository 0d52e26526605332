package cn.etown.governance.unit;

import cn.etown.kit.feed.NewEvent;

/** The fact that a unit was registered, as the feed tells it. */
record UnitRegistered(String code, String name) {

    static NewEvent of(Unit unit) {
        return new NewEvent(
                "cn.etown.governance.unit-registered.v1",
                "units/" + unit.code(),
                new UnitRegistered(unit.code(), unit.name()));
    }
}
