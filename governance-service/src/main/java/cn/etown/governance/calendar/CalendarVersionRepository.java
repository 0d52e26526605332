package cn.etown.governance.calendar;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CalendarVersionRepository implements PanacheRepositoryBase<CalendarVersion, UUID> {

    /** The versions of a year, oldest first. */
    Uni<List<CalendarVersion>> after(PageRequest page, int year) {
        return find(
                        "year = ?1 and revision > ?2 order by revision",
                        year,
                        page.afterNumber().orElse(-1L))
                .page(0, page.rows())
                .list();
    }
}
