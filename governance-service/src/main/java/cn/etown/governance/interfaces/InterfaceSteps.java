package cn.etown.governance.interfaces;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which interfaces wait for their next step, and for whose (R3.2f): queries only. */
@ApplicationScoped
class InterfaceSteps {

    /** {@link Trials#passed}, of many interfaces. */
    private static final String PASSED = """
            exists (select 1 from acceptance a where a.interface_code = i.code and a.passed
                and exists (select 1 from contract c where c.interface_code = i.code and c.version = a.contract_version
                    and c.state in ('APPROVED', 'IN_FORCE'))
                and a.number = (select max(b.number) from acceptance b where b.interface_code = i.code)
                and a.last_step >= (select coalesce(max(t.number), 0) from transition t
                    where t.object = 'interfaces/' || i.code and t.to_state = 'BUILT'))""";

    /** Whether the two-person rule lets this person approve it. */
    private static final String MAY_APPROVE = """
            not exists (select 1 from contract c where c.interface_code = i.code
                and c.state not in ('DRAFT', 'WITHDRAWN') and (c.author = :person or c.submitter = :person))
            and (select t.subject from transition t where t.object = 'interfaces/' || i.code
                and t.from_state = 'PLANNED' and t.to_state = 'DESIGNED' order by t.number desc limit 1) <> :person""";

    private static final List<String> OF_OPERATORS = List.of(
            "i.state = 'PLANNED' and i.contract <> 'NONE'",
            "i.state = 'APPROVED'",
            "i.state = 'BUILT' and " + PASSED,
            "i.state = 'ACCEPTED'",
            "i.state = 'SUSPENDED'");

    private static final List<String> OF_GOVERNORS =
            List.of("i.state = 'DESIGNED' and i.contract in ('APPROVED', 'IN_FORCE') and " + MAY_APPROVE);

    private static final List<String> OF_UNITS = List.of(
            "i.unit = :unit and i.state = 'BUILT' and not " + PASSED,
            "i.unit = :unit and i.state = 'ACCEPTED'",
            "i.unit = :unit and i.state = 'SUSPENDED'");

    /** Each state has its part, which its index serves: together the database would sort all that wait. */
    private static final String ONE_STATE =
            "(select i.code from data_interface i where i.code collate \"C\" >= :from and %s"
                    + " order by i.code collate \"C\" limit :most)";

    private static final String TO_RETIRE = """
            select i.code from data_interface i
            where i.state = 'DEPRECATED' and i.sunset <= :today and i.sunset >= :due
                and (i.sunset > :due or i.code collate "C" >= :from)
            order by i.sunset, i.code collate "C" limit :most""";

    private final InterfaceRepository repository;

    InterfaceSteps(InterfaceRepository repository) {
        this.repository = repository;
    }

    /** Those that wait for an operator, from this code on; codes are compared as paths are. */
    Uni<List<DataInterface>> ofOperators(String from, int most) {
        return waiting(OF_OPERATORS, Map.of("from", from, "most", most));
    }

    /** Those that wait for the approval of this person, from this code on. */
    Uni<List<DataInterface>> ofGovernor(String person, String from, int most) {
        return waiting(OF_GOVERNORS, Map.of("person", person, "from", from, "most", most));
    }

    /** Those of a unit that may wait for it, from this code on. */
    Uni<List<DataInterface>> ofUnit(String unit, String from, int most) {
        return waiting(OF_UNITS, Map.of("unit", unit, "from", from, "most", most));
    }

    /** Deprecated ones that may be retired by {@code today}, from this day and code on. */
    Uni<List<DataInterface>> toRetire(LocalDate today, LocalDate due, String from, int most) {
        return find(TO_RETIRE, Map.of("today", today, "due", due, "from", from, "most", most));
    }

    private Uni<List<DataInterface>> waiting(List<String> states, Map<String, Object> values) {
        var parts = states.stream().map(ONE_STATE::formatted).collect(Collectors.joining(" union all "));
        return find("select w.code from (" + parts + ") w order by w.code collate \"C\" limit :most", values);
    }

    private Uni<List<DataInterface>> find(String codes, Map<String, Object> values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(codes, String.class);
                    values.forEach(query::setParameter);
                    return query.getResultList();
                })
                .chain(found -> repository.list("code in ?1", found).map(interfaces -> inOrder(found, interfaces)));
    }

    private static List<DataInterface> inOrder(List<String> codes, List<DataInterface> interfaces) {
        var byCode = interfaces.stream().collect(Collectors.toMap(DataInterface::code, each -> each));
        return codes.stream().map(byCode::get).toList();
    }
}
