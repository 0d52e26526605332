package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.DocumentState;
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
class DocumentVersionRepository implements PanacheRepositoryBase<DocumentVersion, UUID> {

    /** A version that {@code caller} may see: people of units see none that was never published. */
    Uni<DocumentVersion> require(UUID id, Caller caller) {
        return findById(id).onItem().ifNull().failWith(() -> notFound(id)).invoke(version -> {
            if (version.inForceFrom() == null && !caller.seesEveryUnit()) {
                throw notFound(id);
            }
        });
    }

    /** By number, those that {@code caller} may see. */
    Uni<List<DocumentVersion>> after(PageRequest page, UUID document, Caller caller) {
        String visible = caller.seesEveryUnit() ? "" : " and inForceFrom is not null";
        return find(
                        "document = ?1 and number > ?2" + visible + " order by number",
                        document,
                        page.afterNumber().orElse(0L).intValue())
                .page(0, page.rows())
                .list();
    }

    Uni<Long> countOf(UUID document) {
        return count("document", document);
    }

    /** The versions that hold on {@code day} or after it, the one without an end first. */
    Uni<List<DocumentVersion>> holdingFrom(UUID document, LocalDate day) {
        return list(
                "document = ?1 and inForceFrom is not null and (inForceUntil is null"
                        + " or inForceUntil > ?2 and inForceUntil > inForceFrom) order by inForceUntil desc nulls first",
                document,
                day);
    }

    Uni<DocumentVersion> findInForce(UUID document, LocalDate day) {
        return find(
                        "document = ?1 and inForceFrom <= ?2 and (inForceUntil is null or inForceUntil > ?2)",
                        document,
                        day)
                .firstResult();
    }

    /** Published versions that {@code unit} has not acknowledged, the most urgent first; none once it has ended. */
    Uni<List<DocumentVersion>> unacknowledged(String unit, int most) {
        return find(
                        "from DocumentVersion v where v.state = :state and not exists"
                                + " (select 1 from Acknowledgement a where a.version = v.id and a.unit = :unit)"
                                + " and not exists (select 1 from Unit u where u.code = :unit and u.endedOn is not null)"
                                + " order by v.acknowledgeBy, v.id",
                        Map.of("state", DocumentState.PUBLISHED, "unit", unit))
                .page(0, most)
                .list();
    }

    /** Drafts that somebody else than {@code person} wrote, by id. */
    Uni<List<DocumentVersion>> draftsOfOthers(String person, int most) {
        return find("state = ?1 and author <> ?2 order by id", DocumentState.DRAFT, person)
                .page(0, most)
                .list();
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("文件版本", "document version"), id);
    }
}
