package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.Answering;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class InterfaceResponsibilityRepository implements PanacheRepositoryBase<InterfaceResponsibility, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /**
     * A live interface for which nobody answers, or soon nobody will.
     *
     * @param lastDay the last day on which somebody does or did, {@code null} where no person of the register ever did
     */
    record Unanswered(String code, String name, String unit, LocalDate lastDay) {}

    /** How a person is reached who answers for an interface. */
    record Reached(InterfaceResponsibility responsibility, String reach) {

        UUID id() {
            return responsibility.id();
        }

        InterfaceResponsibilityView view() {
            return responsibility.view(reach);
        }
    }

    /** Those of an interface, oldest first. */
    Uni<List<Reached>> after(PageRequest page, String interfaceCode) {
        String hql = "select r, coalesce(p.phone, p.email) from InterfaceResponsibility r"
                + " left join ResponsiblePerson p on p.id = r.person"
                + " where r.interfaceCode = :code and r.id > :after order by r.id";
        return getSession()
                .chain(session -> session.createSelectionQuery(hql, Object[].class)
                        .setParameter("code", interfaceCode)
                        .setParameter("after", page.afterId().orElse(FIRST))
                        .setMaxResults(page.rows())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Reached((InterfaceResponsibility) row[0], (String) row[1]))
                        .toList());
    }

    /**
     * How long the one answers who was named last for each of {@code codes} and had begun by {@code day}; without those for
     * which no person of the register was.
     */
    Uni<Map<String, Answering>> answering(Collection<String> codes, LocalDate day) {
        String hql =
                "select r.interfaceCode, r.fromDay, r.untilDay, p.fromDay, p.untilDay from InterfaceResponsibility r"
                        + " join ResponsiblePerson p on p.id = r.person"
                        + " where r.interfaceCode in :codes and r.fromDay <= :day order by r.id desc";
        return getSession()
                .chain(session -> session.createSelectionQuery(hql, Object[].class)
                        .setParameter("codes", codes)
                        .setParameter("day", day)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0],
                                row -> Answering.of(
                                        (LocalDate) row[1], (LocalDate) row[2], (LocalDate) row[3], (LocalDate) row[4]),
                                (last, earlier) -> last)));
    }

    /** The person of the register who was named last for an interface and had begun by {@code day}, or {@code null}. */
    Uni<UUID> answeringPerson(String interfaceCode, LocalDate day) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select r.person from InterfaceResponsibility r where r.interfaceCode = :code"
                                        + " and r.person is not null and r.fromDay <= :day order by r.id desc",
                                UUID.class)
                        .setParameter("code", interfaceCode)
                        .setParameter("day", day)
                        .setMaxResults(1)
                        .getSingleResultOrNull());
    }

    /**
     * The live interfaces of a unit for which nobody answers {@code today}, or nobody will after {@code warned} at the latest and
     * nobody else is named from the day after; the most urgent first.
     */
    Uni<List<Unanswered>> unanswered(String unit, LocalDate today, LocalDate warned, int most) {
        String sql = "select i.code, i.name, i.unit, a.last_day from data_interface i"
                + " left join lateral (select greatest(r.from_day, p.from_day) as first_day,"
                + " least(r.until_day, p.until_day) as last_day"
                + " from interface_responsibility r join responsible_person p on p.id = r.person"
                + " where r.interface_code = i.code and r.from_day <= :today order by r.id desc limit 1) a on true"
                + " where i.unit = :unit and i.state in ('ONLINE', 'SUSPENDED', 'DEPRECATED')"
                + " and (a.first_day is null or a.first_day > :today or a.last_day <= :warned)"
                + " and not exists (select 1 from interface_responsibility n where n.interface_code = i.code"
                + " and n.from_day > :today and n.from_day <= a.last_day + 1)"
                + " order by a.last_day nulls last, i.code limit :rows";
        return getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("unit", unit)
                        .setParameter("today", today)
                        .setParameter("warned", warned)
                        .setParameter("rows", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row ->
                                new Unanswered((String) row[0], (String) row[1], (String) row[2], (LocalDate) row[3]))
                        .toList());
    }
}
