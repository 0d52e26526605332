package cn.etown.governance.desk;

import cn.etown.governance.GoldenEvents;
import cn.etown.governance.clock.ClockSetting;
import cn.etown.governance.clock.DecideClockSettingRequest;
import cn.etown.governance.clock.RunningClocks;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.SubjectKind;
import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.desk.domain.TicketState;
import cn.etown.governance.history.Step;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The events of the desk. */
class DeskEventsTest {

    private static final String UNIT_A = "91141029MA0DEM1AXT";
    private static final String UNIT_B = "93141029MA0DEM2BXB";
    private static final Instant AT = Instant.parse("2026-09-16T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);

    @Test
    void areToldAsTheGoldenFileHasThem() {
        var caller = new Caller("s-1", "clerk", "etown-cli", Set.of(Roles.CLERK), Optional.of(UNIT_B), "");
        var ticket = ticket(caller);
        var setting = new ClockSetting(
                id(3),
                2,
                new DecideClockSettingRequest(Matter.DISPUTE, Term.PASS_ON, 2, null, DAY, "采监〔2026〕12号"),
                caller,
                AT);
        var reading = new TermClock(DAY, 2, DAY.plusDays(5), null, 0, 1, null);
        var clock = new TicketClock(id(2), ticket, Duty.PASS_ON, new RunningClocks.Started(setting, reading));
        clock.extend(reading, "原因", caller, AT);
        clock.breach(AT);
        var message = new TicketMessage(id(4), ticket.id(), AT, caller, new TicketMessage.Said("话", List.of(), null));
        var caliber = new Caliber(
                id(5), "online-retail", 2, new DecideCaliberRequest("amount", "含税", DAY, ticket.id()), caller, AT);
        caliber.withdraw(caller, "原因", DAY.minusDays(1), AT);
        var step = new Step(TicketState.REOPENED, TicketState.OPEN, "原因", List.of());

        GoldenEvents.assertTold(
                "desk-events.json",
                DeskEvents.raised(ticket),
                DeskEvents.moved(ticket, step, AT),
                DeskEvents.messageAdded(ticket, message),
                DeskEvents.extended(ticket, clock),
                DeskEvents.overdue(ticket, clock),
                DeskEvents.changed(caliber),
                DeskEvents.withdrawn(caliber));
    }

    /** A question of caliber may be about a theme and a period, and about no interface. */
    @Test
    void areToldOfWhatIsAboutNoInterfaceAsTheGoldenFileHasThem() {
        var caller = new Caller("s-1", "clerk", "etown-cli", Set.of(Roles.CLERK), Optional.of(UNIT_B), "");
        var request = new RaiseTicketRequest(
                TicketKind.CALIBER,
                "标题",
                "话",
                null,
                null,
                null,
                null,
                DAY,
                List.of(),
                DAY.plusDays(14),
                new TicketSubject(SubjectKind.THEME, "SALES"),
                null);

        GoldenEvents.assertTold(
                "desk-events-without-an-interface.json",
                DeskEvents.raised(new Ticket(id(1), request, null, caller, AT)));
    }

    private static Ticket ticket(Caller caller) {
        var request = new RaiseTicketRequest(
                TicketKind.DISPUTE,
                "标题",
                "话",
                "online-retail",
                "amount",
                id(9),
                "536365",
                DAY,
                List.of(),
                null,
                null,
                null);
        var about =
                new InterfaceView("online-retail", "网店销售明细", null, UNIT_A, id(8), null, null, null, AT, null, null, 0);
        var ticket = new Ticket(id(1), request, about, caller, AT);
        ticket.owes(Duty.PASS_ON, DAY.plusDays(2));
        return ticket;
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
