package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.lookup.Seen;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@ApplicationScoped
class ContractRepository implements PanacheRepositoryBase<Contract, UUID> {

    /** A contract on which something is owed, and its interface. */
    record Owed(UUID id, String version, String unit, String interfaceCode, String interfaceName) {

        String path() {
            return "contracts/" + id;
        }

        /** What it is called: the interface by code and name, and the version. */
        String label() {
            return interfaceCode + " " + interfaceName + " " + version;
        }
    }

    private static final UUID FIRST = new UUID(0, 0);

    private static final String VIEWS = """
            select new cn.etown.governance.contract.ContractView(c.id, c.interfaceCode, c.unit, c.number, c.version, c.state,
                c.format, c.digest, c.authorName, c.draftedAt, c.inForceAt, c.revision)
            from Contract c
            where c.id > :after and (:unit = '' or c.unit = :unit) and (:code = '' or c.interfaceCode = :code)
            order by c.id""";

    /** A contract that {@code caller} may see; any other is not found. */
    Uni<Contract> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, Contract::unit, () -> notFound(id)));
    }

    /** In the order they were drafted, without their documents; of one unit and one interface where these are given. */
    Uni<List<ContractView>> after(PageRequest page, Optional<String> unit, Optional<String> interfaceCode) {
        return getSession()
                .chain(session -> session.createSelectionQuery(VIEWS, ContractView.class)
                        .setParameter("after", page.afterId().orElse(FIRST))
                        .setParameter("unit", unit.orElse(""))
                        .setParameter("code", interfaceCode.orElse(""))
                        .setMaxResults(page.rows())
                        .getResultList());
    }

    Uni<Contract> findInForce(String interfaceCode) {
        return find("interfaceCode = ?1 and state = ?2", interfaceCode, ContractState.IN_FORCE)
                .firstResult();
    }

    /** The versions that are or were in force, oldest first. */
    Uni<List<Contract>> everInForce(String interfaceCode) {
        return list("interfaceCode = ?1 and inForceAt is not null order by number", interfaceCode);
    }

    /** The version in force of each of these interfaces that has one, by the code of the interface. */
    Uni<Map<String, String>> versionsInForce(Collection<String> interfaceCodes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select c.interfaceCode, c.version from Contract c where c.interfaceCode in :codes and c.state = :state",
                                Object[].class)
                        .setParameter("codes", interfaceCodes)
                        .setParameter("state", ContractState.IN_FORCE)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    /** The ids of {@link #everInForce}, in its order. */
    Uni<List<UUID>> idsEverInForce(String interfaceCode) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select id from Contract where interfaceCode = :code and inForceAt is not null order by number",
                                UUID.class)
                        .setParameter("code", interfaceCode)
                        .getResultList());
    }

    /** Who wrote the versions that were submitted and not withdrawn, and who submitted them, by their subjects. */
    Uni<Set<String>> writersOf(String interfaceCode) {
        return people("c.author", interfaceCode)
                .chain(authors -> people("c.submitter", interfaceCode)
                        .map(submitters -> Stream.concat(authors.stream(), submitters.stream())
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private Uni<List<String>> people(String who, String interfaceCode) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select distinct " + who + " from Contract c where c.interfaceCode = :code"
                                        + " and c.state not in :none and " + who + " is not null",
                                String.class)
                        .setParameter("code", interfaceCode)
                        .setParameter("none", List.of(ContractState.DRAFT, ContractState.WITHDRAWN))
                        .getResultList());
    }

    /** The versions that are approved or in force, oldest first. */
    Uni<List<Contract>> live(String interfaceCode) {
        return inStates(interfaceCode, List.of(ContractState.APPROVED, ContractState.IN_FORCE));
    }

    /** The versions that are in one of these states, oldest first. */
    Uni<List<Contract>> inStates(String interfaceCode, List<ContractState> states) {
        return list("interfaceCode = ?1 and state in ?2 order by number", interfaceCode, states);
    }

    /** The states in which the contracts of an interface are. */
    Uni<List<ContractState>> statesOf(String interfaceCode) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select distinct state from Contract where interfaceCode = :code", ContractState.class)
                        .setParameter("code", interfaceCode)
                        .getResultList());
    }

    Uni<Long> countOf(String interfaceCode) {
        return count("interfaceCode", interfaceCode);
    }

    Uni<Long> countOfDrafts(String interfaceCode) {
        return count("interfaceCode = ?1 and state = ?2", interfaceCode, ContractState.DRAFT);
    }

    Uni<Long> countOfVersion(String interfaceCode, String version) {
        return count("interfaceCode = ?1 and version = ?2", interfaceCode, version);
    }

    /** Those that wait for the approval of somebody who neither wrote nor submitted them, by id. */
    Uni<List<Owed>> toApprove(String person, UUID after, int most) {
        return owed(
                "c.state = SUBMITTED and c.author <> :person and c.submitter <> :person",
                Map.of("person", person),
                after,
                most);
    }

    /** Those that are approved, as their interfaces are, and that no later version has overtaken, by id. */
    Uni<List<Owed>> toPutInForce(UUID after, int most) {
        return owed(
                "c.state = APPROVED and i.state not in (PLANNED, DESIGNED) and not exists (select 1 from Contract later where later.interfaceCode ="
                        + " c.interfaceCode and later.number > c.number and later.inForceAt is not null)",
                Map.of(),
                after,
                most);
    }

    /** Those that were sent back to {@code unit} and for which it has drafted nothing since, by id. */
    Uni<List<Owed>> toMend(String unit, UUID after, int most) {
        return owed(
                "c.unit = :unit and c.returned and not exists (select 1 from Contract later where later.interfaceCode ="
                        + " c.interfaceCode and later.number > c.number)",
                Map.of("unit", unit),
                after,
                most);
    }

    private Uni<List<Owed>> owed(String which, Map<String, Object> values, UUID after, int most) {
        return getSession().chain(session -> {
            var query = session.createSelectionQuery(
                    "select new cn.etown.governance.contract.ContractRepository$Owed(c.id, c.version, c.unit,"
                            + " i.code, i.name) from Contract c join DataInterface i on i.code = c.interfaceCode"
                            + " where c.id > :after and i.state <> RETIRED and " + which + " order by c.id",
                    Owed.class);
            values.forEach(query::setParameter);
            return query.setParameter("after", after).setMaxResults(most).getResultList();
        });
    }

    static NotFound notFound(UUID id) {
        return new NotFound(new Text("接口规范", "contract"), id);
    }
}
