package cn.etown.governance.calendar;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

@ApplicationScoped
class PublishedYearRepository implements PanacheRepositoryBase<PublishedYear, Integer> {

    Uni<PublishedYear> require(int year) {
        return findById(year)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound(new Text("工作日历", "calendar of the year"), year));
    }

    /** The years in their order. */
    Uni<List<PublishedYear>> after(PageRequest page) {
        return find("year > ?1 order by year", page.afterNumber().orElse(0L).intValue())
                .page(0, page.rows())
                .list();
    }

    /** Those of the years from {@code first} to {@code last} that are entered. */
    Uni<List<Integer>> entered(int first, int last) {
        return list("year between ?1 and ?2", first, last)
                .map(found -> found.stream().map(PublishedYear::year).toList());
    }
}
