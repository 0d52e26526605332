package cn.etown.governance.calendar;

import cn.etown.governance.calendar.domain.Notice;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;

/** The years of the published calendar (工作日历): entered, amended, told to whoever counts by them (R1, R2). */
@ApplicationScoped
public class CalendarYears {

    private final PublishedYearRepository years;
    private final CalendarDayRepository days;
    private final CalendarVersionRepository versions;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final DaysText text;

    CalendarYears(
            PublishedYearRepository years,
            CalendarDayRepository days,
            CalendarVersionRepository versions,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock,
            DaysText text) {
        this.years = years;
        this.days = days;
        this.versions = versions;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.text = text;
    }

    /** Enters the calendar of a year that has none. */
    @WithTransaction
    public Uni<CalendarView> enter(EnterCalendarRequest request) {
        var caller = callers.current();
        var notice = request.notice();
        return years.persistAndFlush(new PublishedYear(notice.year(), request.source(), clock.instant()))
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(notice.year()))
                .chain(year -> publish(year, notice, caller, "enter-calendar"));
    }

    /**
     * Amends a year after a later notice. What was counted before keeps the day it was told: a term once given is not moved
     * behind the back of whoever owes.
     */
    @WithTransaction
    public Uni<CalendarView> amend(int number, EntityVersion expected, AmendCalendarRequest request) {
        var caller = callers.current();
        var notice = request.notice(number);
        return years.require(number)
                .invoke(year -> expected.mustMatch(new EntityVersion(year.revision())))
                .invoke(year -> year.amend(request.source(), clock.instant()))
                .call(years::flush)
                .chain(year -> publish(year, notice, caller, "amend-calendar"));
    }

    @WithTransaction
    public Uni<CalendarView> require(int number) {
        return years.require(number).chain(this::view);
    }

    /** The years in their order. */
    @WithTransaction
    public Uni<Page<CalendarView>> list(PageRequest page) {
        return years.after(page)
                .chain(found -> days.ofYears(
                                found.stream().map(PublishedYear::year).toList())
                        .map(all -> Page.of(page, found, PublishedYear::year, year -> CalendarView.of(year, all))));
    }

    /** How a year stood from one notice to the next, oldest first. */
    @WithTransaction
    public Uni<Page<CalendarVersionView>> versions(PageRequest page, int number) {
        return years.require(number)
                .chain(year -> versions.after(page, number))
                .map(found -> Page.of(
                        page,
                        found,
                        CalendarVersion::revision,
                        version -> CalendarVersionView.of(version, text.read(version.days()))));
    }

    private Uni<CalendarView> publish(PublishedYear year, Notice notice, Caller caller, String action) {
        var entered = notice.days().stream()
                .map(day -> new CalendarDay(day.day(), day.name(), day.working()))
                .toList();
        return days.replace(year.year(), entered)
                .call(days::flush)
                .chain(() -> view(year))
                .call(view -> versions.persist(new CalendarVersion(ids.next(), year, text.write(view.days()), caller)))
                .call(view -> outbox.append(CalendarPublished.of(view)))
                .call(view -> audit.record(
                        AuditEntry.of(caller, action, view.path(), "R1").with("source", view.source())));
    }

    private Uni<CalendarView> view(PublishedYear year) {
        return days.ofYears(List.of(year.year())).map(found -> CalendarView.of(year, found));
    }

    private static RuntimeException exists(int year) {
        var detail = new Text(
                year + " 年的工作日历已录入；后续通知请作为修订录入",
                "The calendar of " + year + " is entered already; a later notice is an amendment");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/year", detail)));
    }
}
