package cn.etown.governance.papers;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.MissedPage;
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
import java.util.UUID;

/**
 * Documents that units did not acknowledge in time (R7.2). Every unit owes every document, so a page is of one version and of
 * those units that neither acknowledged it nor have their breach on record.
 */
@ApplicationScoped
class UnacknowledgedVersions implements TimedDuties {

    private static final String VERSION = """
            select id, acknowledge_by from document_version
            where state = 'PUBLISHED' and acknowledge_by < :today and id >= :from and (id > :from or :more)
            order by id limit 1""";

    private static final String UNITS = """
            select u.code, cast(u.registered_at at time zone :zone as date) from unit u
            where u.ended_on is null and u.code > :after
                and not exists (select from acknowledgement a where a.version = :version and a.unit = u.code)
                and not exists (select from breach b
                    where b.object = :object and b.term = 'ACKNOWLEDGEMENT' and b.unit = u.code)
            order by u.code limit :most""";

    private final ClockSettings clocks;
    private final CountyTime time;

    UnacknowledgedVersions(ClockSettings clocks, CountyTime time) {
        this.clocks = clocks;
        this.time = time;
    }

    /** A version, and the last unit that was looked at; empty, where all of its units were. */
    private record Place(UUID version, String unit) {

        static Place read(String place) {
            var parts = place.split(" ", 2);
            return new Place(MissedPage.idAfter(parts[0]), parts.length == 1 ? "" : parts[1]);
        }

        boolean isWithin() {
            return !unit.isEmpty();
        }
    }

    /** By when units acknowledge a version that were on the register when that day was set. */
    private record Overdue(UUID version, LocalDate forAll) {

        String object() {
            return "document-versions/" + version;
        }
    }

    @Override
    public String name() {
        return "acknowledgements";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        var place = Place.read(after);
        return overdue(today, place)
                .onItem()
                .ifNotNull()
                .transformToUni(version ->
                        ofVersion(version, version.version.equals(place.version) ? place.unit : "", today, most))
                .onItem()
                .ifNull()
                .continueWith(MissedPage.NONE);
    }

    private Uni<Overdue> overdue(LocalDate today, Place place) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VERSION, Object[].class)
                        .setParameter("today", today)
                        .setParameter("from", place.version)
                        .setParameter("more", place.isWithin())
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transform(row -> new Overdue((UUID) row[0], (LocalDate) row[1]));
    }

    /** Where its units come to an end, the next version follows. */
    private Uni<MissedPage> ofVersion(Overdue version, String after, LocalDate today, int most) {
        return clocks.lengths(Matter.DOCUMENT, Term.ACKNOWLEDGEMENT)
                .chain(lengths -> units(version, after, most)
                        .map(units -> MissedPage.of(
                                units,
                                most,
                                unit -> version.version + " " + unit[0],
                                unit -> missed(version, unit, lengths, today))))
                .map(page -> page.next() == null ? new MissedPage(page.missed(), version.version.toString()) : page);
    }

    private Uni<List<Object[]>> units(Overdue version, String after, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNITS, Object[].class)
                        .setParameter("zone", time.zone().getId())
                        .setParameter("after", after)
                        .setParameter("version", version.version)
                        .setParameter("object", version.object())
                        .setParameter("most", most)
                        .getResultList());
    }

    /** {@code null} where the unit's own term, which began when it was registered, goes on. */
    private static Missed missed(Overdue version, Object[] unit, TermLengths lengths, LocalDate today) {
        var due = lengths.due((LocalDate) unit[1])
                .filter(own -> own.isAfter(version.forAll))
                .orElse(version.forAll);
        return due.isBefore(today)
                ? new Missed(Matter.DOCUMENT, Term.ACKNOWLEDGEMENT, (String) unit[0], version.object(), due)
                : null;
    }
}
