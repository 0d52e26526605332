package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ContractRepository implements PanacheRepositoryBase<Contract, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** A contract that {@code caller} may see; any other is not found. */
    Uni<Contract> require(UUID id, Caller caller) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .invoke(contract -> caller.mustSee(contract.unit(), () -> notFound(id)));
    }

    /** In the order they were drafted; of one unit and one interface where these are given. */
    Uni<List<Contract>> after(PageRequest page, Optional<String> unit, Optional<String> interfaceCode) {
        return find(
                        "id > :after and (:unit = '' or unit = :unit) and (:code = '' or interfaceCode = :code) order by id",
                        Map.of(
                                "after",
                                page.afterId().orElse(FIRST),
                                "unit",
                                unit.orElse(""),
                                "code",
                                interfaceCode.orElse("")))
                .page(0, page.rows())
                .list();
    }

    Uni<Contract> findInForce(String interfaceCode) {
        return find("interfaceCode = ?1 and state = ?2", interfaceCode, ContractState.IN_FORCE)
                .firstResult();
    }

    /** The versions that are or were in force, oldest first. */
    Uni<List<Contract>> everInForce(String interfaceCode) {
        return list("interfaceCode = ?1 and inForceAt is not null order by number", interfaceCode);
    }

    /** The versions that were submitted and not withdrawn. */
    Uni<List<Contract>> notWithdrawn(String interfaceCode) {
        return list(
                "interfaceCode = ?1 and state not in (?2, ?3)",
                interfaceCode,
                ContractState.DRAFT,
                ContractState.WITHDRAWN);
    }

    /** The versions that are approved or in force, oldest first. */
    Uni<List<Contract>> live(String interfaceCode) {
        return list(
                "interfaceCode = ?1 and state in (?2, ?3) order by number",
                interfaceCode,
                ContractState.APPROVED,
                ContractState.IN_FORCE);
    }

    /** Every version, whatever its state. */
    Uni<List<Contract>> allOf(String interfaceCode) {
        return list("interfaceCode = ?1 order by number", interfaceCode);
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

    Uni<Long> countOfVersion(String interfaceCode, String version) {
        return count("interfaceCode = ?1 and version = ?2", interfaceCode, version);
    }

    static NotFound notFound(UUID id) {
        return new NotFound(new Text("接口规范", "contract"), id);
    }
}
