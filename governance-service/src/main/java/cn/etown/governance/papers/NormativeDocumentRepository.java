package cn.etown.governance.papers;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class NormativeDocumentRepository implements PanacheRepositoryBase<NormativeDocument, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Uni<NormativeDocument> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    Uni<NormativeDocument> require(String code) {
        return find("code", code).firstResult().onItem().ifNull().failWith(() -> notFound(code));
    }

    /** As {@link #require(UUID)}; until the transaction ends nobody else changes the versions of the document. */
    Uni<NormativeDocument> requireLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** In the order they were registered; of one kind where it is given. */
    Uni<List<NormativeDocument>> after(PageRequest page, Optional<DocumentKind> kind) {
        UUID after = page.afterId().orElse(FIRST);
        var query = kind.map(wanted -> find("kind = ?1 and id > ?2 order by id", wanted, after))
                .orElseGet(() -> find("id > ?1 order by id", after));
        return query.page(0, page.rows()).list();
    }

    /** The titles of those of {@code ids} that there are, by id. */
    Uni<Map<UUID, String>> titles(Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select id, title from NormativeDocument where id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
    }

    private static NotFound notFound(Object id) {
        return new NotFound(new Text("规范性文件", "normative document"), id);
    }
}
