package cn.etown.governance.papers;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AcknowledgementRepository implements PanacheRepositoryBase<Acknowledgement, Acknowledgement.Key> {

    /** The units that have acknowledged, by code; one unit only where {@code seen} names it. */
    Uni<List<Acknowledgement>> given(PageRequest page, UUID version, String seen) {
        return find(
                        "version = ?1 and unit > ?2 and (?3 = '' or unit = ?3) order by unit",
                        version,
                        page.after().orElse(""),
                        seen)
                .page(0, page.rows())
                .list();
    }

    /** The codes of registered units that have not, nor ended, in order; one unit only where {@code seen} names it. */
    Uni<List<String>> owed(PageRequest page, UUID version, String seen) {
        String sql = """
                select u.code from unit u where u.ended_on is null and u.code > :after and (:seen = '' or u.code = :seen)
                and not exists (select 1 from acknowledgement a where a.version = :version and a.unit = u.code)
                order by u.code limit :rows""";
        return getSession()
                .chain(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("after", page.after().orElse(""))
                        .setParameter("seen", seen)
                        .setParameter("version", version)
                        .setParameter("rows", page.rows())
                        .getResultList());
    }
}
