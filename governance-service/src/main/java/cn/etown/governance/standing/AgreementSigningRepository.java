package cn.etown.governance.standing;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class AgreementSigningRepository implements PanacheRepositoryBase<AgreementSigning, UUID> {

    /** The signings of {@code unit}, oldest first. */
    Uni<List<AgreementSigning>> after(PageRequest page, String unit) {
        return Narrowed.to(page).with("unit", unit).of(this);
    }

    /** The last day on which a signing of each of {@code units} holds, by unit; without those that never signed. */
    Uni<Map<String, LocalDate>> lastDays(List<String> units) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select unit, max(untilDay) from AgreementSigning where unit in :units group by unit",
                                Object[].class)
                        .setParameter("units", units)
                        .getResultList())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (LocalDate) row[1])));
    }

    /** The signing of {@code unit} that holds longest, or {@code null}. */
    Uni<AgreementSigning> lastOf(String unit) {
        return find("unit = ?1 order by untilDay desc, id desc", unit).firstResult();
    }

    /** The last day on which a signing of {@code unit} holds, or {@code null} where it never signed. */
    Uni<LocalDate> lastDay(String unit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select max(untilDay) from AgreementSigning where unit = :unit", LocalDate.class)
                        .setParameter("unit", unit)
                        .getSingleResultOrNull());
    }
}
