package cn.etown.governance.legal;

import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class UnlicensedInterfaceRepository {

    private static final UUID ANY = new UUID(0, 0);

    private static final String ONLINE =
            "select i.code, i.unit, i.sourceSystem, s.licenceUntil from SourceSystem s join DataInterface i on i.sourceSystem = s.id"
                    + " where s.domain = :external and s.licenceUntil < :today and i.state = :online"
                    + " and (:source = :any or s.id = :source) order by s.licenceUntil, i.code";

    /** Those of one source, by code. */
    Uni<List<UnlicensedInterface>> of(UUID sourceSystem, LocalDate today) {
        return find(sourceSystem, today, Integer.MAX_VALUE);
    }

    /** Those of all sources, the longest without a licence first. */
    Uni<List<UnlicensedInterface>> all(LocalDate today, int most) {
        return find(ANY, today, most);
    }

    private static Uni<List<UnlicensedInterface>> find(UUID source, LocalDate today, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(ONLINE, Object[].class)
                        .setParameter("external", DataDomain.EXTERNAL)
                        .setParameter("online", InterfaceState.ONLINE)
                        .setParameter("today", today)
                        .setParameter("source", source)
                        .setParameter("any", ANY)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new UnlicensedInterface(
                                (String) row[0], (String) row[1], (UUID) row[2], (LocalDate) row[3]))
                        .toList());
    }
}
