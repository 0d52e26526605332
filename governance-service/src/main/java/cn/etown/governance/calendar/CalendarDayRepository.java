package cn.etown.governance.calendar;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class CalendarDayRepository implements PanacheRepositoryBase<CalendarDay, LocalDate> {

    /** The days of these years in their order. */
    Uni<List<CalendarDay>> ofYears(Collection<Integer> years) {
        return years.isEmpty() ? Uni.createFrom().item(List.of()) : list("year in ?1 order by day", years);
    }

    /** Puts {@code days} in the place of what the year had. */
    Uni<Void> replace(int year, List<CalendarDay> days) {
        return delete("year", year).chain(() -> persist(days));
    }
}
