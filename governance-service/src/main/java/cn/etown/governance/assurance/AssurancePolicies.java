package cn.etown.governance.assurance;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Assurance policies (保障策略, R7.4): versions with a day from which each holds, only ever added to. */
@ApplicationScoped
public class AssurancePolicies {

    /** The longest range of due periods that is shown at once. */
    static final int MOST_DAYS = 366;

    private static final int MOST_DAYS_AHEAD = 5 * 365;

    private final AssurancePolicyRepository repository;
    private final Interfaces interfaces;
    private final Calendars calendars;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    AssurancePolicies(
            AssurancePolicyRepository repository,
            Interfaces interfaces,
            Calendars calendars,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.interfaces = interfaces;
        this.calendars = calendars;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Sets the next version of an interface's policy; what was asked on days that are past stays as it was. */
    @WithTransaction
    public Uni<AssurancePolicyView> set(String interfaceCode, SetAssurancePolicyRequest request) {
        var caller = callers.current();
        mustBeginInTime(request.holdsFrom());
        new PolicyRules().mustAgree(request.terms());
        return interfaces
                .hold(interfaceCode)
                .invoke(InterfaceView::mustNotBeRetired)
                .chain(held -> repository.lastNumber(interfaceCode))
                .map(last -> new AssurancePolicy(ids.next(), interfaceCode, last + 1, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(saved -> outbox.append(event(saved)))
                .call(saved -> audit.record(AuditEntry.of(caller, "set-assurance-policy", saved.path(), "R7.4")
                        .with("interface", interfaceCode)
                        .with("holdsFrom", saved.holdsFrom())))
                .map(AssurancePolicy::view);
    }

    /** The versions, oldest first; only the one that holds on a day where one is given. */
    @WithTransaction
    public Uni<Page<AssurancePolicyView>> list(PageRequest page, String interfaceCode, Optional<LocalDate> on) {
        on.ifPresent(day -> mustBeOfOurTime("on", day));
        return interfaces
                .require(interfaceCode)
                .chain(found -> on.map(day -> repository
                                .inForceOn(interfaceCode, day)
                                .map(held -> Stream.ofNullable(held).toList()))
                        .orElseGet(() -> repository.after(page, interfaceCode)))
                .map(found -> Page.of(page, found, AssurancePolicy::number, AssurancePolicy::view));
    }

    /** What is asked of an interface today; absent where nothing is yet, or the caller may not see the interface. */
    @WithTransaction
    public Uni<Optional<PolicyTerms>> termsOfToday(String interfaceCode) {
        return interfaces
                .require(interfaceCode)
                .chain(seen -> repository.inForceOn(interfaceCode, time.today()))
                .map(held -> Optional.ofNullable(held).map(AssurancePolicy::terms))
                .onFailure(NotFound.class)
                .recoverWithItem(Optional.empty());
    }

    @WithTransaction
    public Uni<AssurancePolicyView> require(UUID id) {
        return repository
                .require(id)
                .call(found -> interfaces
                        .require(found.interfaceCode())
                        .onFailure(NotFound.class)
                        .transform(hidden -> AssurancePolicyRepository.notFound(id)))
                .map(AssurancePolicy::view);
    }

    /** The periods that begin in a range of at most {@value #MOST_DAYS} days, and what is due for each. */
    @WithTransaction
    public Uni<Page<DuePeriodView>> due(PageRequest page, String interfaceCode, LocalDate from, LocalDate to) {
        mustBeShort(from, to);
        return interfaces
                .require(interfaceCode)
                .chain(found -> policies(interfaceCode, from, to))
                .chain(policies -> calendars
                        .current()
                        .map(calendar -> policies.due(from, to, calendar::isWorkingDay, time.zone())))
                .map(all -> page(page, all));
    }

    private Uni<PoliciesOverTime> policies(String interfaceCode, LocalDate from, LocalDate to) {
        return repository
                .inForceOn(interfaceCode, from)
                .chain(first -> repository
                        .beginningBetween(interfaceCode, from, to)
                        .map(later -> new PoliciesOverTime(Stream.concat(Stream.ofNullable(first), later.stream())
                                .toList())));
    }

    private static Page<DuePeriodView> page(PageRequest page, List<DuePeriodView> all) {
        var after = page.after().orElse("");
        var rows = all.stream()
                .filter(period -> period.from().toString().compareTo(after) > 0)
                .limit(page.rows())
                .toList();
        return Page.of(page, rows, DuePeriodView::from, period -> period);
    }

    private void mustBeginInTime(LocalDate holdsFrom) {
        if (holdsFrom.isBefore(time.today())) {
            throw refused(
                    "policy-backdated",
                    "策略不能早于今日生效：对已过去的日子，要求不再改变",
                    "A policy holds from today at the earliest: what was asked stays as it was");
        }
        if (holdsFrom.isAfter(time.today().plusDays(MOST_DAYS_AHEAD))) {
            throw refused("policy-too-far", "生效日期须在五年之内", "A policy begins within five years");
        }
    }

    private static RuntimeException refused(String code, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail)
                .withClause("R7.4")
                .withErrors(List.of(new FieldError("/holdsFrom", detail)));
    }

    private static void mustBeOfOurTime(String parameter, LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2999) {
            var detail = new Text("年份须在 1900 至 2999 之间", "The year lies between 1900 and 2999");
            throw new Malformed("bad-range", detail).withErrors(List.of(new FieldError(parameter, detail)));
        }
    }

    private static void mustBeShort(LocalDate from, LocalDate to) {
        mustBeOfOurTime("from", from);
        mustBeOfOurTime("to", to);
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1L))) {
            var detail = new Text(
                    "起止须在 " + MOST_DAYS + " 天之内，且末日不早于首日",
                    "The range has at most " + MOST_DAYS + " days and does not end before it begins");
            throw new Malformed("bad-range", detail).withErrors(List.of(new FieldError("to", detail)));
        }
    }

    static NewEvent event(AssurancePolicy saved) {
        return new NewEvent(
                "cn.etown.governance.assurance-policy-set.v1",
                "interfaces/" + saved.interfaceCode(),
                AssurancePolicySet.of(saved));
    }
}
