package cn.etown.monitoring.quality;

import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.query.Days;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A batch belongs to the day on which its period ends, so that the figures of months add up. */
@ApplicationScoped
class QualityRepository implements PanacheRepositoryBase<BatchQuality, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String OF_UNIT = "unit = :unit and periodTo between :from and :to";

    private static final String TOTALS = """
            select count(*), coalesce(sum(case when declaredMatches then 1 else 0 end), 0),
                   coalesce(sum(declared), 0), coalesce(sum(received), 0), coalesce(sum(conforming), 0),
                   coalesce(sum(accepted), 0), coalesce(sum(quarantined), 0)
            from BatchQuality where\s""" + OF_UNIT;

    /** The batches and records of a period, added up. */
    record Totals(long batches, long matching, Records records) {

        static Totals of(Object[] row) {
            var records = new Records(at(row, 2), at(row, 3), at(row, 4), at(row, 5), at(row, 6));
            return new Totals(at(row, 0), at(row, 1), records);
        }

        private static long at(Object[] row, int place) {
            return ((Number) row[place]).longValue();
        }
    }

    /** In the order in which the batches were opened. */
    Uni<List<BatchQuality>> after(PageRequest page, String unit, Days days) {
        UUID after = page.afterId().orElse(FIRST);
        return find(
                        OF_UNIT + " and batch > :after order by batch",
                        Map.of("unit", unit, "from", days.from(), "to", days.to(), "after", after))
                .page(0, page.rows())
                .list();
    }

    Uni<Totals> totals(String unit, Days days) {
        return getSession()
                .chain(session -> session.createQuery(TOTALS, Object[].class)
                        .setParameter("unit", unit)
                        .setParameter("from", days.from())
                        .setParameter("to", days.to())
                        .getSingleResult())
                .map(Totals::of);
    }
}
