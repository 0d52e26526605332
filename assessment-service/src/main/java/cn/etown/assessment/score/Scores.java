package cn.etown.assessment.score;

import cn.etown.assessment.figures.Figures;
import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.scheme.Schemes;
import cn.etown.assessment.scheme.domain.Scheme;
import cn.etown.assessment.score.domain.Assessment;
import cn.etown.assessment.unit.KnownUnits;
import cn.etown.assessment.unit.UnitView;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Scores of units (评分), with the evidence behind each point (R11). */
@ApplicationScoped
public class Scores {

    private final ScoreRepository repository;
    private final ScoreDocuments documents;
    private final KnownUnits units;
    private final Schemes schemes;
    private final Figures figures;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Scores(
            ScoreRepository repository,
            ScoreDocuments documents,
            KnownUnits units,
            Schemes schemes,
            Figures figures,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.documents = documents;
        this.units = units;
        this.schemes = schemes;
        this.figures = figures;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Computes the score of a unit for a month under the scheme in force on the month's last day (R12). Keeps nothing, and
     * holds no transaction while it waits for the neighbours.
     */
    Uni<PreparedScore> prepare(MakeScoreRequest request) {
        var month = YearMonth.parse(request.month());
        mustBeOver(month);
        return units.require(request.unit())
                .chain(unit -> schemes.inForceOn(month.atEndOfMonth())
                        .chain(scheme ->
                                figures.of(unit.code(), month).map(found -> prepared(request, unit, scheme, found))));
    }

    /** Keeps a score as the next edition of its unit and month. */
    @WithTransaction
    Uni<ScoreView> keep(PreparedScore prepared) {
        var caller = callers.current();
        var request = prepared.request();
        return units.hold(request.unit())
                .chain(() -> repository.editions(request.unit(), request.month()))
                .map(before -> new Score(
                        ids.next(), prepared.written(), prepared.assessment(), before + 1, caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(score -> outbox.append(ScoreMade.of(score)))
                .call(score -> audit.record(entry(caller, score)))
                .map(score -> ScoreView.of(score, prepared.written().document()));
    }

    @WithTransaction
    public Uni<ScoreView> require(UUID id) {
        var caller = callers.current();
        return repository
                .require(id)
                .invoke(score -> caller.mustSee(score.unit(), () -> ScoreRepository.notFound(id)))
                .map(score -> ScoreView.of(score, documents.read(score.document())));
    }

    /** Scores in the order they were made; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<ScoreSummaryView>> list(PageRequest page, Optional<String> unit, Optional<String> month) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit()
                ? Optional.<String>empty()
                : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, unit, month)
                .map(found -> Page.of(page, found, Score::id, ScoreSummaryView::of));
    }

    private PreparedScore prepared(MakeScoreRequest request, UnitView unit, Scheme scheme, List<BatchFigures> found) {
        var assessment = Assessment.of(scheme, found);
        var document = ScoreDocument.of(unit, YearMonth.parse(request.month()), assessment, found);
        return new PreparedScore(request, assessment, documents.write(document));
    }

    private void mustBeOver(YearMonth month) {
        if (!month.atEndOfMonth().isBefore(time.today())) {
            throw new RuleRefused(
                            "month-not-over",
                            new Text(
                                    month + " 尚未结束（" + time.zone() + "），不能评分",
                                    month + " is not over in " + time.zone() + ", so it cannot be scored"))
                    .withClause("R11");
        }
    }

    private static AuditEntry entry(Caller caller, Score score) {
        return AuditEntry.of(caller, "make-score", "scores/" + score.id(), "R11")
                .with("unit", score.unit())
                .with("month", score.month().toString())
                .with("edition", score.edition())
                .with("digest", score.digest());
    }
}
