package cn.etown.governance.standing;

import cn.etown.governance.lookup.Seen;
import cn.etown.governance.unit.UnitView;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
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

import java.util.List;
import java.util.UUID;

/** What units signed (责任书签署, R4.1). */
@ApplicationScoped
public class AgreementSignings {

    private final AgreementSigningRepository repository;
    private final AgreementRepository agreements;
    private final Standings standings;
    private final Units units;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    AgreementSignings(
            AgreementSigningRepository repository,
            AgreementRepository agreements,
            Standings standings,
            Units units,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.agreements = agreements;
        this.standings = standings;
        this.units = units;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Signs, for the caller's own unit, the version that is in force, from today for its term. */
    @WithTransaction
    public Uni<AgreementSigningView> sign(String unit, SignAgreementRequest request) {
        var caller = callers.current();
        return units.hold(unit)
                .invoke(UnitView::mustNotHaveEnded)
                .invoke(held -> standings.mustBeOwn(held.code(), caller))
                .chain(() -> agreements.findInForce(time.today()))
                .invoke(inForce -> mustBe(inForce, request))
                .map(inForce -> new AgreementSigning(ids.next(), unit, inForce, time.now(), time.today(), caller))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(again -> signedToday())
                .call(signing -> standings.tell(unit))
                .call(signing -> audit.record(
                        AuditEntry.of(caller, "sign-agreement", "agreement-signings/" + signing.id(), "R4.1")
                                .with("version", request.version())
                                .with("digest", request.digest())))
                .map(AgreementSigning::view);
    }

    @WithTransaction
    public Uni<AgreementSigningView> require(UUID id) {
        var caller = callers.current();
        return repository
                .findById(id)
                .plug(Seen.by(caller, AgreementSigning::unit, () -> notFound(id)))
                .map(AgreementSigning::view);
    }

    @WithTransaction
    public Uni<Page<AgreementSigningView>> list(PageRequest page, String unit) {
        return units.require(unit)
                .chain(found -> repository.after(page, unit))
                .map(all -> Page.of(page, all, AgreementSigning::id, AgreementSigning::view));
    }

    private static void mustBe(Agreement inForce, SignAgreementRequest request) {
        if (inForce == null || inForce.version() != request.version()) {
            throw refused(
                    "agreement-not-in-force",
                    "/version",
                    inForce == null ? "尚无生效的责任书" : "现行责任书为第 " + inForce.version() + " 版",
                    inForce == null
                            ? "No agreement is in force"
                            : "The agreement in force is version " + inForce.version());
        }
        if (!inForce.digest().equals(request.digest())) {
            throw refused(
                    "agreement-digest",
                    "/digest",
                    "摘要与该版本正文不符，请重新阅读后签署",
                    "The digest is not that of the text; read it again before signing");
        }
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail)
                .withErrors(List.of(new FieldError(pointer, detail)))
                .withClause("R4.1");
    }

    private static RuntimeException signedToday() {
        return new Conflict(
                "already-signed", new Text("本单位今天已签署该版本", "The unit has signed this version today already"));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("责任书签署", "signing"), id);
    }
}
