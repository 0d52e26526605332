package cn.etown.governance.legal;

import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class UnlicensedInterfaceRepository {

    private static final String DELIVERING = "select i.code, i.name, i.unit, i.sourceSystem, s.licenceUntil"
            + " from SourceSystem s join DataInterface i on i.sourceSystem = s.id"
            + " where s.domain = :external and s.licenceUntil < :today and i.state in :delivering";

    /** Those of one source, by code. */
    Uni<List<UnlicensedInterface>> of(UUID sourceSystem, LocalDate today) {
        return query(DELIVERING + " and s.id = :source order by i.code", today)
                .chain(query -> query.setParameter("source", sourceSystem).getResultList())
                .map(UnlicensedInterfaceRepository::read);
    }

    /** Those of all sources, the longest without a licence first. */
    Uni<List<UnlicensedInterface>> all(LocalDate today, int most) {
        return query(DELIVERING + " order by s.licenceUntil, i.code", today)
                .chain(query -> query.setMaxResults(most).getResultList())
                .map(UnlicensedInterfaceRepository::read);
    }

    private static Uni<Mutiny.SelectionQuery<Object[]>> query(String hql, LocalDate today) {
        return Panache.getSession()
                .map(session -> session.createSelectionQuery(hql, Object[].class)
                        .setParameter("external", DataDomain.EXTERNAL)
                        .setParameter("delivering", List.of(InterfaceState.ONLINE, InterfaceState.DEPRECATED))
                        .setParameter("today", today));
    }

    private static List<UnlicensedInterface> read(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new UnlicensedInterface(
                        (String) row[0], (String) row[1], (String) row[2], (UUID) row[3], (LocalDate) row[4]))
                .toList();
    }
}
