package cn.etown.governance.standing;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.standing.domain.EvidenceState;
import cn.etown.governance.standing.domain.Obligation;
import cn.etown.governance.standing.domain.Standing;
import cn.etown.governance.unit.UnitView;
import cn.etown.governance.unit.Units;
import cn.etown.governance.unit.domain.UnitState;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is owed about standings: the unit signs and files in time, the center decides on what was filed (R4.1, R5.2). */
@ApplicationScoped
class StandingTasks implements TaskSource {

    /** Whose duty each obligation is, and what they do about it. */
    private static final Map<Obligation, Duty> DUTIES = Map.of(
            Obligation.AGREEMENT,
            new Duty(
                    "sign-agreement",
                    "agreement-signings",
                    Set.of(Roles.SIGNER),
                    new Text("签署责任书", "Sign the responsibility agreement")),
            Obligation.SECURITY_EVIDENCE,
            new Duty(
                    "file-security-evidence",
                    "security-evidence",
                    Set.of(Roles.CLERK, Roles.SIGNER),
                    new Text("提交安全能力证明", "File evidence of security capability")),
            Obligation.EMERGENCY_PLAN,
            new Duty(
                    "file-emergency-plan",
                    "emergency-plans",
                    Set.of(Roles.CLERK, Roles.SIGNER),
                    new Text("报备应急预案", "Put the emergency plan on file")));

    private record Duty(String kind, String collection, Set<String> roles, Text title) {

        boolean isOf(Caller caller) {
            return roles.stream().anyMatch(caller::is);
        }
    }

    private final Standings standings;
    private final EvidenceFilingRepository evidence;
    private final Units units;
    private final Calendars calendars;
    private final CountyTime time;
    private final int ahead;

    StandingTasks(
            Standings standings,
            EvidenceFilingRepository evidence,
            Units units,
            Calendars calendars,
            CountyTime time,
            @ConfigProperty(name = "etown.standing.renewal-working-days") int ahead) {
        this.standings = standings;
        this.evidence = evidence;
        this.units = units;
        this.calendars = calendars;
        this.time = time;
        this.ahead = ahead;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.OPERATOR)) {
            return evidence.waiting(most)
                    .chain(filings -> units.names(
                                    filings.stream().map(EvidenceFiling::unit).toList())
                            .map(names -> filings.stream()
                                    .map(filing -> decision(filing, names.get(filing.unit())))
                                    .toList()));
        }
        boolean ofUnit = caller.unit().isPresent() && (caller.is(Roles.CLERK) || caller.is(Roles.SIGNER));
        return ofUnit
                ? units.find(caller.unit().get()).chain(unit -> ofUnit(unit, caller))
                : Uni.createFrom().item(List.of());
    }

    private static Task decision(EvidenceFiling filing, String unit) {
        return new Task(
                        "decide-security-evidence",
                        new Text("审核 " + unit + " 的安全能力证明", "Decide on the evidence of security capability of " + unit),
                        null,
                        filing.decisionDue(),
                        Obligation.SECURITY_EVIDENCE.clause(),
                        filing.path())
                .toAct("POST", filing.path() + "/transitions");
    }

    /** @param unit {@code null} where the token names a unit that is not on the register, which owes nothing yet */
    private Uni<List<Task>> ofUnit(UnitView unit, Caller caller) {
        return unit == null || unit.state() == UnitState.ENDED
                ? Uni.createFrom().item(List.of())
                : standings
                        .of(unit.code())
                        .chain(standing -> evidence.lastDay(unit.code(), EvidenceState.FILED)
                                .chain(waiting -> calendars
                                        .current()
                                        .map(calendar -> Stream.of(Obligation.values())
                                                .filter(obligation ->
                                                        DUTIES.get(obligation).isOf(caller))
                                                .filter(obligation ->
                                                        isOwed(obligation, standing, waiting != null, calendar))
                                                .map(obligation -> task(unit, obligation, standing))
                                                .toList())));
    }

    /** @param waiting whether evidence waits for the center, so that the unit owes none meanwhile */
    private boolean isOwed(Obligation obligation, Standing standing, boolean waiting, WorkingCalendar calendar) {
        boolean withCenter = waiting && obligation == Obligation.SECURITY_EVIDENCE;
        return !withCenter
                && standing.lastDay(obligation)
                        .map(last -> isSoon(last, calendar))
                        .orElse(true);
    }

    /** What was never held is owed since the unit was registered. */
    private Task task(UnitView unit, Obligation obligation, Standing standing) {
        var duty = DUTIES.get(obligation);
        var due = standing.lastDay(obligation).orElseGet(() -> time.dayOf(unit.registeredAt()));
        var path = "units/" + unit.code();
        var title = new Text(duty.title().zh() + "：" + unit.name(), duty.title().en() + ": " + unit.name());
        return new Task(duty.kind(), title, unit.code(), due, obligation.clause(), path + "/standing")
                .toAct("POST", path + "/" + duty.collection());
    }

    private boolean isSoon(LocalDate lastDay, WorkingCalendar calendar) {
        var today = time.today();
        // Far enough that no holidays could make so few working days of it: no calendar needed.
        if (lastDay.isAfter(today.plusDays(ahead * 4L + 14))) {
            return false;
        }
        try {
            return calendar.between(today, lastDay) <= ahead;
        } catch (RuleRefused calendarMissing) {
            // Rather too early than unheard: the next year's calendar may be entered late.
            return true;
        }
    }
}
