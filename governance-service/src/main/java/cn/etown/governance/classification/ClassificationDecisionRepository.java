package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class ClassificationDecisionRepository implements PanacheRepositoryBase<ClassificationDecision, UUID>, TimedDuties {

    /** A decision that {@code caller} may see; any other is not found. */
    Uni<ClassificationDecision> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, ClassificationDecision::unit, () -> notFound(id)));
    }

    /** In the order they were proposed; those whose attributes have these values. */
    Uni<List<ClassificationDecision>> after(PageRequest page, Map<String, Object> values) {
        var narrowed = Narrowed.to(page);
        values.forEach(narrowed::with);
        return narrowed.of(this);
    }

    /** Those that wait for a decision of another person than {@code subject}, the most urgent first. */
    Uni<List<ClassificationDecision>> waitingFor(String subject, int most) {
        return find("state = ?1 and proposer <> ?2 order by decisionDue, id", ProposalState.PROPOSED, subject)
                .page(0, most)
                .list();
    }

    @Override
    public String name() {
        return "classification-decisions";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and decisionDue < ?2 and id > ?3 order by id",
                        ProposalState.PROPOSED,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, ClassificationDecision::id, ClassificationDecision::missed));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("分级决定", "classification decision"), id);
    }
}
