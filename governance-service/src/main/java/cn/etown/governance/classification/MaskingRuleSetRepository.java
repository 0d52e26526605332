package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MaskingRuleSetRepository implements PanacheRepositoryBase<MaskingRuleSet, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Uni<MaskingRuleSet> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(new Text("脱敏规则", "masking rules"), id));
    }

    /** In the order they were proposed; in one state where it is given. */
    Uni<List<MaskingRuleSet>> after(PageRequest page, Optional<ProposalState> state) {
        var after = page.afterId().orElse(FIRST);
        var found = state.map(wanted -> find("state = ?1 and id > ?2 order by id", wanted, after))
                .orElseGet(() -> find("id > ?1 order by id", after));
        return found.page(0, page.rows()).list();
    }

    /** What holds on {@code day}: of the accepted versions that began by then the one that began last. */
    Uni<MaskingRuleSet> findInForce(LocalDate day) {
        return find("state = ?1 and validFrom <= ?2 order by validFrom desc, number desc", ProposalState.ACCEPTED, day)
                .firstResult();
    }

    /** Until the transaction ends nobody else accepts a version, so that each is held against the one before it. */
    Uni<Void> lockAcceptance() {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select count(*) from pg_advisory_xact_lock(hashtextextended('masking-rules', 0))",
                                Long.class)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The accepted version that was proposed last, {@code set} aside. */
    Uni<MaskingRuleSet> newestAcceptedBut(MaskingRuleSet set) {
        return find("state = ?1 and id <> ?2 order by number desc", ProposalState.ACCEPTED, set.id())
                .firstResult();
    }

    /** The version that was proposed last, whatever became of it. */
    Uni<MaskingRuleSet> last() {
        return find("order by number desc").firstResult();
    }

    /** Those that wait for a decision of another person than {@code subject}, the oldest first. */
    Uni<List<MaskingRuleSet>> waitingFor(String subject, int most) {
        return find("state = ?1 and proposer <> ?2 order by id", ProposalState.PROPOSED, subject)
                .page(0, most)
                .list();
    }
}
