package cn.etown.governance.usage;

import cn.etown.governance.GoldenEvents;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class UsageEventTest {

    private static final Caller SERVICE = new Caller(
            "monitoring-service",
            "monitoring-service",
            "monitoring-service",
            Set.of(Roles.SERVICE),
            Optional.empty(),
            "");

    @Test
    void isToldOfInterfacesAndOfItemsAsTheGoldenFileHasIt() {
        var ofInterface = usage(new RegisterUsageRequest(
                "online-retail",
                null,
                UsageKind.INDICATOR,
                "/api/monitoring/v1/indicators/1",
                "网络零售额",
                null,
                List.of("price", "quantity")));
        var ofItem = usage(new RegisterUsageRequest(
                null,
                new UUID(0, 9),
                UsageKind.DEMAND,
                "/api/collection/v1/demands/1",
                "退货原因",
                "91141029MA0DEM1AXT",
                null));

        GoldenEvents.assertTold(
                "usage-events.json",
                UsageEvent.registered(ofInterface),
                UsageEvent.registered(ofItem),
                UsageEvent.ended(ofItem));
    }

    private static Usage usage(RegisterUsageRequest request) {
        return new Usage(new UUID(0, 1), request, SERVICE, Instant.parse("2026-09-16T04:00:00Z"));
    }
}
