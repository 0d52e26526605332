package cn.etown.governance.assurance;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class AssurancePolicyRepository implements PanacheRepositoryBase<AssurancePolicy, UUID> {

    Uni<AssurancePolicy> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The versions of an interface's policy, oldest first. */
    Uni<List<AssurancePolicy>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = ?1 and number > ?2 order by number",
                        interfaceCode,
                        page.afterNumber().map(Long::intValue).orElse(0))
                .page(0, page.rows())
                .list();
    }

    /** The version that holds on {@code day}, or {@code null}: of those that began, the one that began last. */
    Uni<AssurancePolicy> inForceOn(String interfaceCode, LocalDate day) {
        return find("interfaceCode = ?1 and holdsFrom <= ?2 order by holdsFrom desc, number desc", interfaceCode, day)
                .firstResult();
    }

    /** Those of {@code codes} for which some version holds on {@code day}. */
    Uni<Set<String>> withOneOn(Collection<String> codes, LocalDate day) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select distinct interfaceCode from AssurancePolicy where interfaceCode in :codes"
                                        + " and holdsFrom <= :day",
                                String.class)
                        .setParameter("codes", codes)
                        .setParameter("day", day)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** The versions that begin after {@code from} and not after {@code to}, in the order in which they take over. */
    Uni<List<AssurancePolicy>> beginningBetween(String interfaceCode, LocalDate from, LocalDate to) {
        return list(
                "interfaceCode = ?1 and holdsFrom > ?2 and holdsFrom <= ?3 order by holdsFrom, number",
                interfaceCode,
                from,
                to);
    }

    /** The number of the newest version, 0 where there is none. */
    Uni<Integer> lastNumber(String interfaceCode) {
        return find("interfaceCode = ?1 order by number desc", interfaceCode)
                .firstResult()
                .map(last -> last == null ? 0 : last.number());
    }

    static NotFound notFound(Object id) {
        return new NotFound(new Text("保障策略", "assurance policy"), id);
    }
}
