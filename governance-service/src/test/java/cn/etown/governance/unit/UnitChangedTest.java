package cn.etown.governance.unit;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

class UnitChangedTest {

    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");

    @Test
    void isToldOfAnyUnitAsTheGoldenFileHasIt() {
        var ended = unit("Demo e-commerce service center");
        ended.end(LocalDate.of(2026, 9, 15));

        GoldenEvents.assertTold("unit-events.json", UnitChanged.of(unit(null), AT), UnitChanged.of(ended, AT));
    }

    private static Unit unit(String nameEn) {
        var details = new UnitDetails(
                "演示电商服务中心",
                nameEn,
                UnitKind.ENTERPRISE,
                Set.of(UnitRole.PROVIDER),
                new Township("141029100", "昌宁镇"),
                null,
                null);
        return new Unit(new UnitCode("91141029MA0DEM1AXT"), details, AT);
    }
}
