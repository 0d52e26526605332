package cn.etown.governance.legal;

import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.legal.InterfaceResponsibilityRepository.Reached;
import cn.etown.governance.legal.domain.Answering;
import cn.etown.governance.unit.ResponsiblePeople;
import cn.etown.governance.unit.ResponsiblePersonView;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Who answers for an interface (接口责任人, R3.2f): one of its unit's responsible people, named by the unit's signer. Of those who
 * have begun, the last one named answers, as long as the naming and the person's own duty hold.
 */
@ApplicationScoped
public class InterfaceResponsibilities {

    private final InterfaceResponsibilityRepository repository;
    private final Interfaces interfaces;
    private final ResponsiblePeople people;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    InterfaceResponsibilities(
            InterfaceResponsibilityRepository repository,
            Interfaces interfaces,
            ResponsiblePeople people,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.interfaces = interfaces;
        this.people = people;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** The fact, as the feed tells it: the contact stays with those who may see the interface. */
    record ResponsibilityNamed(
            @JsonProperty("interface") String interfaceCode, String office, String duty, Instant at) {}

    /** Names who answers for the interface from a day on. */
    @WithTransaction
    public Uni<InterfaceResponsibilityView> name(String interfaceCode, NameResponsibilityRequest request) {
        var caller = callers.current();
        var from = request.from() == null ? time.today() : request.from();
        return interfaces
                .hold(interfaceCode)
                .invoke(held -> mustOwn(caller, held))
                .invoke(held -> mustHoldFrom(from, request.until()))
                .chain(held -> people.find(request.person()).invoke(person -> mustAnswer(person, held, from)))
                .chain(person -> repository
                        .persistAndFlush(
                                new InterfaceResponsibility(ids.next(), interfaceCode, person, from, request.until())
                                        .namedBy(caller, time.now()))
                        .map(saved -> new Reached(saved, person.contact().reach())))
                .call(saved -> outbox.append(event(saved.responsibility())))
                .call(saved -> audit.record(
                        AuditEntry.of(caller, "name-responsible-person", "interfaces/" + interfaceCode, "R3.2f")
                                .with("person", request.person())))
                .map(Reached::view);
    }

    /** Those who were named for the interface, oldest first. */
    @WithTransaction
    public Uni<Page<InterfaceResponsibilityView>> list(PageRequest page, String interfaceCode) {
        return interfaces
                .require(interfaceCode)
                .chain(found -> repository.after(page, interfaceCode))
                .map(found -> Page.of(page, found, Reached::id, Reached::view));
    }

    private NewEvent event(InterfaceResponsibility saved) {
        return new NewEvent(
                "cn.etown.governance.interface-responsibility-named.v1",
                "interfaces/" + saved.interfaceCode(),
                new ResponsibilityNamed(saved.interfaceCode(), saved.office(), saved.duty(), time.now()));
    }

    private void mustHoldFrom(LocalDate from, LocalDate until) {
        if (from.isBefore(time.today())) {
            throw refused("responsibility-term", "/from", "开始日期不能早于今日", "It begins today or later");
        }
        if (until != null && until.isBefore(from)) {
            throw refused("responsibility-term", "/until", "结束日期不得早于开始日期", "The last day is not before the first");
        }
    }

    private static void mustAnswer(ResponsiblePersonView person, InterfaceView held, LocalDate from) {
        if (person == null || !person.unit().equals(held.unit())) {
            throw refused(
                    "unknown-person",
                    "/person",
                    "接口所属单位没有登记该责任人",
                    "The interface's unit has no such person on its register of responsible people");
        }
        if (!Answering.of(from, null, person.from(), person.until()).holdsOn(from)) {
            throw refused("person-not-in-duty", "/person", "该责任人届时不在任", "The person is not in duty on that day");
        }
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withClause("R3.2f").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static void mustOwn(Caller caller, InterfaceView held) {
        caller.mustBelongTo(
                held.unit(),
                () -> new Forbidden(
                        "forbidden",
                        new Text(
                                "责任人由接口所属单位的签章人确定",
                                "The signer of the interface's own unit names who answers for it")));
    }
}
