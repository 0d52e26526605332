package cn.etown.governance.papers;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Documents that units did not acknowledge in time (R7.2), and training of which nobody recorded in time who came (R8.5). That
 * something is overdue is seen without this, by its day.
 */
@ApplicationScoped
class MissedPaperDuties implements TimedDuties {

    /** Units that have had their own term since they were registered, and the versions they owe. */
    private static final String UNACKNOWLEDGED = """
            select v.id, u.code, v.acknowledge_by, cast(u.registered_at at time zone :zone as date)
            from document_version v join unit u on u.ended_on is null and u.registered_at < :end
            where v.state = 'PUBLISHED' and v.acknowledge_by < :today
                and not exists (select from acknowledgement a where a.version = v.id and a.unit = u.code)
                and not exists (select from breach b
                    where b.object = 'document-versions/' || v.id and b.term = 'ACKNOWLEDGEMENT' and b.unit = u.code)
            order by v.acknowledge_by, v.id, u.code limit :most""";

    private static final String UNRECORDED = """
            select t.id, t.held_on from training_session t
            where t.state = 'ANNOUNCED' and t.attendance_complete_at is null and t.held_on <= :last
                and not exists (select from breach b
                    where b.object = 'training-sessions/' || t.id and b.term = 'ATTENDANCE')
            order by t.held_on, t.id limit :most""";

    private final ClockSettings clocks;
    private final CountyTime time;

    MissedPaperDuties(ClockSettings clocks, CountyTime time) {
        this.clocks = clocks;
        this.time = time;
    }

    @Override
    public Uni<List<Missed>> missed(LocalDate today, int most) {
        return acknowledgements(today, most)
                .chain(documents -> attendances(today, most)
                        .map(training -> Stream.concat(documents.stream(), training.stream())
                                .limit(most)
                                .toList()));
    }

    private Uni<List<Missed>> acknowledgements(LocalDate today, int most) {
        return clocks.lengths(Matter.DOCUMENT, Term.ACKNOWLEDGEMENT)
                .chain(lengths -> lengths.lastBegunAndOver(today)
                        .map(last -> unacknowledged(today, last, most)
                                .map(rows -> rows.stream()
                                        .flatMap(row -> unacknowledged(row, lengths, today).stream())
                                        .toList()))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private Uni<List<Object[]>> unacknowledged(LocalDate today, LocalDate last, int most) {
        var end = last.plusDays(1).atStartOfDay(time.zone()).toOffsetDateTime();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNACKNOWLEDGED, Object[].class)
                        .setParameter("zone", time.zone().getId())
                        .setParameter("end", end)
                        .setParameter("today", today)
                        .setParameter("most", most)
                        .getResultList());
    }

    private static Optional<Missed> unacknowledged(Object[] row, TermLengths lengths, LocalDate today) {
        var forAll = (LocalDate) row[2];
        return lengths.due((LocalDate) row[3])
                .filter(own -> own.isAfter(forAll))
                .or(() -> Optional.of(forAll))
                .filter(due -> due.isBefore(today))
                .map(due -> new Missed(
                        Matter.DOCUMENT, Term.ACKNOWLEDGEMENT, (String) row[1], "document-versions/" + row[0], due));
    }

    private Uni<List<Missed>> attendances(LocalDate today, int most) {
        return clocks.lengths(Matter.TRAINING, Term.ATTENDANCE)
                .chain(lengths -> lengths.lastBegunAndOver(today)
                        .map(last -> unrecorded(last, most)
                                .map(rows -> rows.stream()
                                        .flatMap(row -> unrecorded(row, lengths, today).stream())
                                        .toList()))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private static Uni<List<Object[]>> unrecorded(LocalDate last, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNRECORDED, Object[].class)
                        .setParameter("last", last)
                        .setParameter("most", most)
                        .getResultList());
    }

    private static Optional<Missed> unrecorded(Object[] row, TermLengths lengths, LocalDate today) {
        return lengths.dueBefore(today, (LocalDate) row[1])
                .map(due -> new Missed(Matter.TRAINING, Term.ATTENDANCE, null, "training-sessions/" + row[0], due));
    }
}
