package cn.etown.governance.desk;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CaliberRepository implements PanacheRepositoryBase<Caliber, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String IN_FORCE =
            " and c.validFrom <= :day and c.withdrawal.at is null and not exists (select 1 from Caliber later"
                    + " where later.interfaceCode = c.interfaceCode and later.field = c.field and later.version > c.version"
                    + " and later.validFrom <= :day and later.withdrawal.at is null)";

    /** The newest version that is not withdrawn, or {@code null}. */
    Uni<Caliber> findNewest(String interfaceCode, String field) {
        return find(
                        "interfaceCode = ?1 and field = ?2 and withdrawal.at is null order by version desc",
                        interfaceCode,
                        field)
                .firstResult();
    }

    /** How many versions there are, with those that are withdrawn. */
    Uni<Long> countOf(String interfaceCode, String field) {
        return count("interfaceCode = ?1 and field = ?2", interfaceCode, field);
    }

    Uni<Caliber> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(new Text("口径", "caliber"), id));
    }

    /** In the order they were decided; of one field, and only those in force on a day, where these are given. */
    Uni<List<Caliber>> after(PageRequest page, String interfaceCode, Optional<String> field, Optional<LocalDate> day) {
        var values = new HashMap<String, Object>();
        values.put("after", page.afterId().orElse(FIRST));
        values.put("interface", interfaceCode);
        field.ifPresent(name -> values.put("field", name));
        day.ifPresent(on -> values.put("day", on));
        String query = "from Caliber c where c.interfaceCode = :interface and c.id > :after"
                + (field.isPresent() ? " and c.field = :field" : "")
                + (day.isPresent() ? IN_FORCE : "")
                + " order by c.id";
        return find(query, values).page(0, page.rows()).list();
    }
}
