package cn.etown.governance.clock;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs clocks by the working calendar and the settings in force today (R1). A clock must be held. */
@ApplicationScoped
public class RunningClocks {

    private final ClockSettings settings;
    private final Calendars calendars;
    private final CountyTime time;

    RunningClocks(ClockSettings settings, Calendars calendars, CountyTime time) {
        this.settings = settings;
        this.calendars = calendars;
        this.time = time;
    }

    /** A clock that starts today, and the setting it runs by. */
    public record Started(ClockSetting setting, TermClock reading) {}

    public Uni<Started> start(Matter matter, Term term) {
        return settings.inForce(matter, term)
                .chain(setting -> calendars
                        .current()
                        .map(calendar -> TermClock.start(time.today(), setting.workingDays(), calendar))
                        .map(started -> new Started(setting, started)));
    }

    /** What is missing is asked for: the clock waits, no longer than the setting says. */
    public Uni<Void> pause(KeptClock clock, Matter matter) {
        return settings.inForce(matter, Term.PAUSE)
                .invoke(most -> clock.take(clock.reading().pause(time.today(), most.workingDays())))
                .replaceWithVoid();
    }

    /** What was missing is there: what paused runs on. */
    public Uni<Void> resume(KeptClock clock) {
        return calendars
                .current()
                .invoke(calendar -> clock.take(clock.reading().resume(time.today(), calendar)))
                .replaceWithVoid();
    }

    public Uni<Void> stop(KeptClock clock) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> clock.take(clock.reading().stop(time.today())));
    }

    /** @param clock the one that runs, or {@code null}, which is refused ({@code clock-not-running}) */
    public Uni<Void> extend(KeptClock clock, Matter matter, ExtendClockRequest request, Caller caller) {
        if (clock == null) {
            throw new RuleRefused("clock-not-running", new Text("期限未在计时", "The clock is not running"));
        }
        return settings.inForce(matter, Term.EXTENSION)
                .chain(most -> calendars
                        .current()
                        .map(calendar -> clock.reading()
                                .extend(request.workingDays(), most.workingDays(), time.today(), calendar)))
                .invoke(longer -> clock.extend(longer, request.reason(), caller, time.now()))
                .replaceWithVoid();
    }
}
