package cn.etown.governance.interfaces;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class InterfaceEventsTest {

    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");

    @Test
    void areToldWithAnEnglishNameAndWithoutAsTheGoldenFileHasThem() {
        var named = named("Online sales lines");
        var unnamed = named(null);

        GoldenEvents.assertTold(
                "interface-events.json",
                InterfaceEvents.registered(named),
                InterfaceEvents.changed(named, AT),
                InterfaceEvents.registered(unnamed),
                InterfaceEvents.changed(unnamed, AT));
    }

    private static DataInterface named(String nameEn) {
        var system = new SourceSystemView(
                new UUID(0, 8),
                "91141029MA0DEM1AXT",
                "网店",
                null,
                DataDomain.BUSINESS_PLATFORM,
                null,
                null,
                null,
                AT,
                0);
        return new DataInterface(
                new RegisterInterfaceRequest("online-retail", "网店销售明细", nameEn, system.id()), system, AT);
    }
}
