package cn.etown.governance.standing;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

/** The versions of the center's responsibility agreement (责任书, R4.1). */
@ApplicationScoped
public class Agreements {

    private final AgreementRepository repository;
    private final Callers callers;
    private final Audit audit;
    private final CountyTime time;

    Agreements(AgreementRepository repository, Callers callers, Audit audit, CountyTime time) {
        this.repository = repository;
        this.callers = callers;
        this.audit = audit;
        this.time = time;
    }

    /** Publishes the next version. What was signed before holds until its own end; from the day on units sign the new text. */
    @WithTransaction
    public Uni<AgreementView> publish(PublishAgreementRequest request) {
        var caller = callers.current();
        mustNotBePast(request.validFrom());
        return repository
                .newestVersion()
                .map(newest -> new Agreement(newest + 1, request, time.now(), caller))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> taken())
                .call(saved ->
                        audit.record(AuditEntry.of(caller, "publish-agreement", "agreements/" + saved.version(), "R4.1")
                                .with("digest", saved.digest())))
                .map(Agreement::view);
    }

    @WithTransaction
    public Uni<AgreementView> require(long version) {
        return repository
                .findById(version)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound(new Text("责任书版本", "version of the agreement"), version))
                .map(Agreement::view);
    }

    @WithTransaction
    public Uni<Page<AgreementView>> list(PageRequest page) {
        return repository.after(page).map(all -> Page.of(page, all, Agreement::version, Agreement::view));
    }

    private void mustNotBePast(LocalDate validFrom) {
        if (validFrom.isBefore(time.today())) {
            var detail = new Text("生效日不得早于今天", "The day from which it holds is today or later");
            throw new RuleRefused("agreement-in-the-past", detail)
                    .withErrors(List.of(new FieldError("/validFrom", detail)));
        }
    }

    private static RuntimeException taken() {
        return new Conflict(
                "agreement-version-taken",
                new Text("另一版本刚刚发布，请核对后重试", "Another version was published just now; look at it and try again"));
    }
}
