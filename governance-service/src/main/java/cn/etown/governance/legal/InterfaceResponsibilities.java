package cn.etown.governance.legal;

import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/** Who answers for an interface (接口责任人, R3.2f): named by its unit's signer; the last one named does. */
@ApplicationScoped
public class InterfaceResponsibilities {

    private final InterfaceResponsibilityRepository repository;
    private final Interfaces interfaces;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    InterfaceResponsibilities(
            InterfaceResponsibilityRepository repository,
            Interfaces interfaces,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.interfaces = interfaces;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** The fact, as the feed tells it: the contact stays with those who may see the interface. */
    record ResponsibilityNamed(
            @JsonProperty("interface") String interfaceCode, String office, String duty, Instant at) {}

    /** Names who answers for the interface from now on. */
    @WithTransaction
    public Uni<InterfaceResponsibilityView> name(String interfaceCode, NameResponsibilityRequest request) {
        var caller = callers.current();
        return interfaces
                .hold(interfaceCode)
                .invoke(held -> mustOwn(caller, held))
                .map(held -> new InterfaceResponsibility(ids.next(), interfaceCode, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(saved -> outbox.append(event(saved)))
                .call(saved -> audit.record(
                        AuditEntry.of(caller, "name-responsible-person", "interfaces/" + interfaceCode, "R3.2f")))
                .map(InterfaceResponsibility::view);
    }

    /** Those who answered for the interface, the last one does now. */
    @WithTransaction
    public Uni<Page<InterfaceResponsibilityView>> list(PageRequest page, String interfaceCode) {
        return interfaces
                .require(interfaceCode)
                .chain(found -> repository.after(page, interfaceCode))
                .map(found -> Page.of(page, found, InterfaceResponsibility::id, InterfaceResponsibility::view));
    }

    private NewEvent event(InterfaceResponsibility saved) {
        return new NewEvent(
                "cn.etown.governance.interface-responsibility-named.v1",
                "interfaces/" + saved.interfaceCode(),
                new ResponsibilityNamed(saved.interfaceCode(), saved.office(), saved.duty(), time.now()));
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
