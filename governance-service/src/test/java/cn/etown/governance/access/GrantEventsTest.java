package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.access.domain.Operator;
import cn.etown.governance.classification.ClassifiedField;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.clock.ClockSetting;
import cn.etown.governance.clock.DecideClockSettingRequest;
import cn.etown.governance.clock.RunningClocks;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of grants are frozen by a golden file: their members stay, and only grow. */
class GrantEventsTest {

    private static final String UNIT_A = "91141029MA0DEM1AXT";
    private static final String UNIT_B = "93141029MA0DEM2BXB";
    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);
    private static final List<ClassifiedField> CLASSES = List.of(
            new ClassifiedField("channel", SensitivityClass.L1, false),
            new ClassifiedField("phone", SensitivityClass.L4, true),
            new ClassifiedField("price", SensitivityClass.IMPORTANT, false));

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void areToldAsTheGoldenFileHasThem() throws IOException {
        var caller = new Caller("s-1", "user", "etown-cli", Set.of(Roles.USER), Optional.of(UNIT_B), "");
        var grant = grant(caller);
        var setting = new ClockSetting(
                id(3),
                1,
                new DecideClockSettingRequest(Matter.GRANT, Term.FORMAL_CHECK, 2, null, DAY, "采监〔2026〕12号"),
                caller,
                AT);
        var reading = new TermClock(DAY, 2, DAY.plusDays(2), null, 0, 0, null);
        var clock = new GrantClock(id(2), grant, GrantDuty.CHECK, new RunningClocks.Started(setting, reading));
        clock.breach(AT);
        var given = GrantEvents.given(grant, CLASSES, AT);
        var overdue = GrantEvents.overdue(grant, clock);
        grant.reviewBy(DAY.plusDays(180), null);
        var changed = GrantEvents.changed(grant, CLASSES, AT);
        grant.end(GrantState.EXPIRED);

        var told = json.createArrayNode();
        Stream.of(given, changed, GrantEvents.ended(grant, AT), overdue)
                .map(this::tree)
                .forEach(told::add);

        assertThat(json.readTree(told.toString())).isEqualTo(golden());
    }

    private static AccessGrant grant(Caller caller) {
        var about =
                new InterfaceView("online-retail", "网店销售明细", null, UNIT_A, id(8), null, null, null, AT, null, null, 0);
        var terms = new GrantTerms(
                "测算本县农产品网络零售额",
                List.of("price", "phone"),
                List.of(new FilterCondition("channel", Operator.IN, List.of("网店", "直播"))),
                new Quota(100_000L, 200),
                DAY,
                DAY.plusYears(1));
        var grant = new AccessGrant(id(1), about, terms, new Sharing(CLASSES), caller, AT);
        grant.give(AT);
        grant.reviewBy(DAY.plusDays(180), DAY.plusDays(210));
        return grant;
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private JsonNode tree(NewEvent event) {
        return json.createObjectNode()
                .put("type", event.type())
                .put("subject", event.subject())
                .set("data", json.valueToTree(event.data()));
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/grant-events.json")) {
            return json.readTree(golden);
        }
    }
}
