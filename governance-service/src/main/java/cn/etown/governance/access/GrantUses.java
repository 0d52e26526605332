package cn.etown.governance.access;

import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The use log (使用记录, R3.2e): what collection delivered or refused under each grant, for its provider to see. */
@ApplicationScoped
public class GrantUses {

    /** The client under which collection calls. */
    private static final String COLLECTION = "collection-service";

    /** How far the clocks of two services may lie apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final GrantUseRepository repository;
    private final AccessGrantRepository grants;
    private final Interfaces interfaces;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    GrantUses(
            GrantUseRepository repository,
            AccessGrantRepository grants,
            Interfaces interfaces,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.grants = grants;
        this.interfaces = interfaces;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Records a use, also one after the grant's end: the log tells what was, right or wrong. */
    @WithTransaction
    public Uni<GrantUseView> report(UUID id, ReportGrantUseRequest request) {
        var caller = callers.current();
        mustBeCollection(caller);
        mustAddUp(request);
        return grants.require(id, caller)
                .invoke(grant -> mustHaveBeenGiven(grant, request))
                .call(grant -> repository.addToDay(time.dayOf(request.at()), grant, request))
                .map(grant -> new GrantUse(ids.next(), id, request, time.now()))
                .chain(repository::persistAndFlush)
                .call(use -> audit.record(AuditEntry.of(caller, "report-grant-use", AccessGrant.PATH + id, "R3.2e")
                        .with("use", use.id().toString())
                        .with("outcome", request.outcome())))
                .map(GrantUse::view);
    }

    /** The uses of a grant in the order they were reported. */
    @WithTransaction
    public Uni<Page<GrantUseView>> list(PageRequest page, UUID id) {
        return grants.require(id, callers.current())
                .chain(grant -> repository.after(page, id))
                .map(found -> Page.of(page, found, GrantUse::id, GrantUse::view));
    }

    /** What was read of an interface day by day, grant by grant; people of a unit see it of their own interfaces. */
    @WithTransaction
    public Uni<Page<GrantUseDayView>> days(
            PageRequest page, String interfaceCode, Optional<LocalDate> from, Optional<LocalDate> to) {
        return interfaces
                .require(interfaceCode)
                .chain(() -> repository.days(page, interfaceCode, from, to))
                .map(found -> Page.of(page, found, GrantUseDay::place, GrantUseDay::view));
    }

    private static void mustBeCollection(Caller caller) {
        if (!COLLECTION.equals(caller.client())) {
            throw new Forbidden(
                    "forbidden", new Text("使用只能由采集服务报告", "Uses are reported by the collection service alone"));
        }
    }

    private static void mustAddUp(ReportGrantUseRequest request) {
        boolean delivered = request.outcome() == UseOutcome.DELIVERED;
        if (delivered == (request.reason() != null)) {
            throw refused("/reason", "拒绝时须写明原因，交付时不写", "A refusal has its reason, and a delivery none");
        }
        if (delivered == (request.ledgerPosition() == null)) {
            throw refused(
                    "/ledgerPosition", "交付时须写明存证位置，拒绝时不写", "A delivery has its ledger position, and a refusal none");
        }
        if (!delivered && (request.records() > 0 || request.bytes() > 0)) {
            throw refused("/records", "拒绝时没有交付任何记录", "Nothing is delivered with a refusal");
        }
    }

    private void mustHaveBeenGiven(AccessGrant grant, ReportGrantUseRequest request) {
        if (grant.givenAt() == null) {
            throw AccessGrant.refused(
                    "grant-never-given", "该申请从未获得授权，没有使用可报告", "The grant was never given: nothing uses it");
        }
        boolean early = request.at().isBefore(grant.givenAt().minus(CLOCKS_APART));
        if (early || request.at().isAfter(time.now().plus(CLOCKS_APART))) {
            throw refused("/at", "时间须在授权之后、现在之前", "It was after the grant was given and is past by now");
        }
    }

    private static RuntimeException refused(String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused("use-contradicts-itself", detail)
                .withClause("R3.2e")
                .withErrors(List.of(new FieldError(pointer, detail)));
    }
}
