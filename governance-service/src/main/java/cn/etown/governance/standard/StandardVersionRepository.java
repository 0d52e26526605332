package cn.etown.governance.standard;

import cn.etown.governance.search.SearchTerms;
import cn.etown.governance.standard.domain.VersionState;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The versions of one kind of thing in the standard library. */
public abstract class StandardVersionRepository<V extends StandardVersion> implements PanacheRepositoryBase<V, UUID> {

    private static final int HIGHEST = Integer.MAX_VALUE;

    private final String table;
    private final Text name;

    /**
     * @param table where the versions are kept
     * @param name what the thing is called
     */
    protected StandardVersionRepository(String table, Text name) {
        this.table = table;
        this.name = name;
    }

    public Uni<V> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(name, id));
    }

    /** The version, which nobody else moves until the transaction ends. */
    public Uni<V> hold(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound(name, id));
    }

    /** The version of this number, or the one that stands where none is named. */
    public Uni<V> require(String code, Optional<Integer> number) {
        var found = number.isPresent()
                ? find("code = ?1 and number = ?2", code, number.get()).firstResult()
                : findStanding(code);
        return found.onItem().ifNull().failWith(() -> new NotFound(name, code));
    }

    public Uni<V> findStanding(String code) {
        return find("code = ?1 and standing", code).firstResult();
    }

    public Uni<V> findPublished(String code) {
        return inState(code, VersionState.PUBLISHED);
    }

    /** The published version, which nobody moves until the transaction ends. */
    public Uni<V> holdPublished(String code) {
        return find("code = ?1 and state = ?2", code, VersionState.PUBLISHED)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResult();
    }

    Uni<V> findDraft(String code) {
        return inState(code, VersionState.DRAFT);
    }

    /** The number of the latest version; 0 where there is none. */
    Uni<Integer> lastNumber(String code) {
        return find("code = ?1 order by number desc", code).firstResult().map(last -> last == null ? 0 : last.number());
    }

    /** The versions of one thing, newest first. */
    public Uni<List<V>> versions(PageRequest page, String code) {
        int before = page.afterNumber().map(Long::intValue).orElse(HIGHEST);
        return find("code = ?1 and number < ?2 order by number desc", code, before)
                .page(0, page.rows())
                .list();
    }

    /** The standing versions by code; only those found by {@code search}, where it is given. */
    public Uni<List<V>> after(PageRequest page, Optional<String> search) {
        String after = page.after().orElse("");
        if (search.isEmpty()) {
            return find("standing and code > :after order by code", Map.of("after", after))
                    .page(0, page.rows())
                    .list();
        }
        String query = SearchTerms.query(search.get());
        String sql = "select cast(id as text) from " + table + " where standing and code > :after"
                + " and terms @@ cast(cast(:query as text) as tsquery) order by code";
        return getSession()
                .chain(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("after", after)
                        .setParameter("query", query)
                        .setMaxResults(page.rows())
                        .getResultList())
                .map(ids -> ids.stream().map(UUID::fromString).toList())
                .chain(ids -> list("id in ?1 order by code", ids));
    }

    /** The drafts that wait longest. */
    public Uni<List<V>> drafts(int most) {
        return find("state = ?1 order by draftedAt, id", VersionState.DRAFT)
                .page(0, most)
                .list();
    }

    private Uni<V> inState(String code, VersionState state) {
        return find("code = ?1 and state = ?2", code, state).firstResult();
    }
}
