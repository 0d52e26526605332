package cn.etown.kit.caller;

import cn.etown.kit.problem.Refusal;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who makes a request, as the verified token says (R4.1).
 *
 * @param subject the person or client, stable and unique in the realm; two-person rules hold by this
 * @param name the name to show
 * @param client the client the token was issued to
 * @param roles of {@link Roles}
 * @param unit the code of the unit the caller belongs to; absent for the center and its services
 * @param address where the request came from
 */
public record Caller(
        String subject, String name, String client, Set<String> roles, Optional<String> unit, String address) {

    private static final List<String> SEES_EVERY_UNIT =
            List.of(Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Who acts where time alone makes something happen: the service of that name itself. */
    public static Caller service(String name) {
        return new Caller(name, name, name, Set.of(Roles.SERVICE), Optional.empty(), "");
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether this caller may see what belongs to any unit: the center, its services and the auditor. */
    public boolean seesEveryUnit() {
        return !Collections.disjoint(roles, SEES_EVERY_UNIT);
    }

    /** Whether what belongs to {@code unitCode} may be shown to this caller. */
    public boolean maySee(String unitCode) {
        return seesEveryUnit() || belongsTo(unitCode);
    }

    public boolean belongsTo(String unitCode) {
        return unit.filter(unitCode::equals).isPresent();
    }

    /** Refuses, by what {@code otherwise} makes, a caller who may not see what belongs to {@code unitCode}. */
    public void mustSee(String unitCode, Supplier<? extends Refusal> otherwise) {
        if (!maySee(unitCode)) {
            throw otherwise.get();
        }
    }

    /** Refuses, by what {@code otherwise} makes, a caller who does not belong to {@code unitCode}. */
    public void mustBelongTo(String unitCode, Supplier<? extends Refusal> otherwise) {
        if (!belongsTo(unitCode)) {
            throw otherwise.get();
        }
    }
}
