package cn.etown.governance.coverage;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermLengths;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Listings that units did not upload in time, and items gone from a listing or disputed that the center did not decide on in
 * time (R4.3a, R8.2). That something is overdue is seen without this, by its day.
 */
@ApplicationScoped
class MissedCoverageDuties implements TimedDuties {

    private static final String OWED = """
            select owed.object, owed.unit, owed.since from (%s) as owed
            where owed.since <= :last and not exists (select from breach b
                where b.object = owed.object and b.term = :term and b.due >= owed.since)
            order by owed.since, owed.object limit :most""";

    private static final String LISTINGS = OWED.formatted("""
            select 'source-systems/' || source_system as object, unit, max(day) filter (where change > 0) as since
            from coverage_change where counted in ('UNLISTED', 'OUTDATED') and day <= :today
            group by unit, source_system, counted having sum(change) > 0""");

    private static final String GONE = OWED.formatted("""
            select 'source-systems/' || source_system || '/scope-decisions' as object, cast(null as text) as unit,
                min(gone_since) as since
            from data_item where presence = 'GONE_FROM_LISTING' and in_scope and scope_decided_on is null
            group by source_system""");

    private static final String DISPUTED = OWED.formatted("""
            select 'source-systems/' || i.source_system || '/data-item-moves' as object, cast(null as text) as unit,
                min(cast(disputed.at at time zone :zone as date)) as since
            from data_item i cross join lateral (select t.at from transition t
                where t.object = 'data-items/' || i.id and t.to_state = 'DISPUTED' order by t.number desc limit 1) as disputed
            where i.recorded = 'DISPUTED' and i.in_scope group by i.source_system""");

    private final ClockSettings clocks;
    private final CountyTime time;

    MissedCoverageDuties(ClockSettings clocks, CountyTime time) {
        this.clocks = clocks;
        this.time = time;
    }

    @Override
    public Uni<List<Missed>> missed(LocalDate today, int most) {
        return missed(Matter.SCHEMA_LISTING, Term.UPLOAD, LISTINGS, Map.of("today", today), today, most)
                .chain(listings -> decisions(GONE, Map.of(), today, most)
                        .chain(gone -> decisions(
                                        DISPUTED, Map.of("zone", time.zone().getId()), today, most)
                                .map(disputed -> Stream.of(listings, gone, disputed)
                                        .flatMap(List::stream)
                                        .limit(most)
                                        .toList())));
    }

    private Uni<List<Missed>> decisions(String sql, Map<String, Object> values, LocalDate today, int most) {
        return missed(Matter.DATA_ITEM, Term.DECISION, sql, values, today, most);
    }

    private Uni<List<Missed>> missed(
            Matter matter, Term term, String sql, Map<String, Object> values, LocalDate today, int most) {
        return clocks.lengths(matter, term)
                .chain(lengths -> lengths.lastBegunAndOver(today)
                        .map(last -> {
                            var all = new HashMap<>(values);
                            all.putAll(Map.of("last", last, "term", term.name(), "most", most));
                            return rows(sql, all)
                                    .map(rows -> rows.stream()
                                            .flatMap(row -> missed(matter, term, row, lengths, today).stream())
                                            .toList());
                        })
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private static Optional<Missed> missed(
            Matter matter, Term term, Object[] row, TermLengths lengths, LocalDate today) {
        return lengths.dueBefore(today, (LocalDate) row[2])
                .map(due -> new Missed(matter, term, (String) row[1], (String) row[0], due));
    }

    private static Uni<List<Object[]>> rows(String sql, Map<String, Object> values) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, Object[].class);
            values.forEach(query::setParameter);
            return query.getResultList();
        });
    }
}
