package cn.etown.governance.interfaces;

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
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Acceptances (验收) as collection reports them: the evidence without which no interface becomes ACCEPTED (R7.3). */
@ApplicationScoped
public class Acceptances {

    /** The client under which collection calls. */
    private static final String COLLECTION = "collection-service";

    private final AcceptanceRepository repository;
    private final Interfaces interfaces;
    private final ContractVersions versions;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Acceptances(
            AcceptanceRepository repository,
            Interfaces interfaces,
            ContractVersions versions,
            Callers callers,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.interfaces = interfaces;
        this.versions = versions;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records what collection found; its last word counts. */
    @WithTransaction
    public Uni<AcceptanceView> report(String interfaceCode, ReportAcceptanceRequest request) {
        var caller = callers.current();
        mustBeCollection(caller);
        mustAddUp(request);
        return interfaces
                .hold(interfaceCode)
                .invoke(Acceptances::mustBeBuilt)
                .call(held -> versions.approved(interfaceCode).invoke(approved -> mustBeOneOf(approved, request)))
                .map(held -> new Acceptance(ids.next(), interfaceCode, request, clock.instant()))
                .chain(repository::persistAndFlush)
                .call(saved -> audit.record(AuditEntry.of(caller, "report-acceptance", saved.path(), "R7.3")
                        .with("interface", interfaceCode)
                        .with("passed", saved.passed())))
                .map(Acceptance::view);
    }

    @WithTransaction
    public Uni<Page<AcceptanceView>> list(PageRequest page, String interfaceCode) {
        return interfaces
                .require(interfaceCode)
                .chain(found -> repository.after(page, interfaceCode))
                .map(found -> Page.of(page, found, Acceptance::number, Acceptance::view));
    }

    private static void mustBeCollection(Caller caller) {
        if (!COLLECTION.equals(caller.client())) {
            throw new Forbidden(
                    "forbidden", new Text("验收只能由采集服务报告", "Acceptances are reported by the collection service alone"));
        }
    }

    private static void mustAddUp(ReportAcceptanceRequest request) {
        boolean all = request.criteria().stream().allMatch(AcceptanceCriterion::passed);
        if (request.passed() != all) {
            var detail = new Text("结论须与各项标准的结果一致", "It passed exactly when every criterion did");
            throw new RuleRefused("acceptance-contradicts-itself", detail)
                    .withClause("R7.3")
                    .withErrors(List.of(new FieldError("/passed", detail)));
        }
    }

    private static void mustBeOneOf(Set<String> approved, ReportAcceptanceRequest request) {
        if (!approved.contains(request.contractVersion())) {
            var detail = new Text(
                    "接口规范 " + request.contractVersion() + " 未经批准也未生效，可验收的版本：" + approved,
                    "Version " + request.contractVersion()
                            + " of the contract is neither approved nor in force; those that are: " + approved);
            throw new RuleRefused("contract-version-not-approved", detail)
                    .withClause("R7.3")
                    .withErrors(List.of(new FieldError("/contractVersion", detail)));
        }
    }

    private static void mustBeBuilt(InterfaceView held) {
        if (!held.state().isBuilt()) {
            throw new RuleRefused(
                            "interface-not-built",
                            new Text(
                                    "接口状态为 " + held.state() + "，尚不能或不再验收",
                                    "An interface that is " + held.state() + " is not tried"))
                    .withClause("R3.2f");
        }
    }
}
