package cn.etown.governance.sourcesystem;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class SourceSystemEventsTest {

    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");

    @Test
    void areToldWithAnEnglishNameAndWithoutAsTheGoldenFileHasThem() {
        var named = named("Shop order system");
        var unnamed = named(null);

        GoldenEvents.assertTold(
                "source-system-events.json",
                SourceSystemRegistered.of(named),
                SourceSystemChanged.of(named, AT),
                SourceSystemRegistered.of(unnamed),
                SourceSystemChanged.of(unnamed, AT));
    }

    private static SourceSystem named(String nameEn) {
        var request = new RegisterSourceSystemRequest(
                "91141029MA0DEM1AXT", "网店订单系统", nameEn, DataDomain.BUSINESS_PLATFORM, Phase.OPERATION, null);
        return new SourceSystem(new UUID(0, 8), request, AT);
    }
}
