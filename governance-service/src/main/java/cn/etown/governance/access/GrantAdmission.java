package cn.etown.governance.access;

import cn.etown.governance.classification.Classifications;
import cn.etown.governance.classification.ClassifiedField;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.FieldsInForce;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.standing.Standings;
import cn.etown.governance.standing.domain.Standing;
import cn.etown.governance.unit.Units;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a unit may read, of an interface, what it asks for: asked when it applies, when that is checked, and again when it is
 * decided, for all of it may change meanwhile.
 */
@ApplicationScoped
class GrantAdmission {

    private static final Set<InterfaceState> FLOWING = EnumSet.of(InterfaceState.ONLINE, InterfaceState.SUSPENDED);

    private final Units units;
    private final Standings standings;
    private final FieldsInForce contracts;
    private final Classifications classifications;
    private final CountyTime time;

    GrantAdmission(
            Units units,
            Standings standings,
            FieldsInForce contracts,
            Classifications classifications,
            CountyTime time) {
        this.units = units;
        this.standings = standings;
        this.contracts = contracts;
        this.classifications = classifications;
        this.time = time;
    }

    /**
     * How the fields that {@code terms} touch are shared; refuses what may not be.
     *
     * @param renews whether a grant is renewed, which may go on until a deprecated interface ends
     */
    Uni<Sharing> of(String unit, InterfaceView about, GrantTerms terms, boolean renews) {
        mustBeOpen(about, terms, renews);
        return mustStand(unit)
                .chain(() -> contracts.of(about.code()))
                .invoke(fields -> mustFit(terms, fields))
                .chain(() -> sharing(about.code(), terms));
    }

    /** As {@link #of}, for a request that says nothing of the fields: what is wrong with them is wrong with all of it. */
    Uni<Sharing> ofUnchanged(String unit, InterfaceView about, GrantTerms terms) {
        return of(unit, about, terms, true)
                .onFailure(RuleRefused.class)
                .invoke(refused -> refused.withErrors(refused.errors().stream()
                        .map(GrantAdmission::ofTheWhole)
                        .toList()));
    }

    private static FieldError ofTheWhole(FieldError error) {
        return error.pointer().startsWith("/terms") ? new FieldError("", error.detail()) : error;
    }

    /** Refuses a unit that is no data user or may not read (R4.1), and names what it lacks. */
    Uni<Void> mustStand(String unit) {
        return units.mustBe(UnitRole.DATA_USER, unit, "")
                .chain(() -> standings.of(unit))
                .invoke(this::mustPermit)
                .replaceWithVoid();
    }

    /** How the fields are shared today; refuses those that nobody classified, and core data (R3.2d). */
    Uni<Sharing> sharing(String interfaceCode, GrantTerms terms) {
        return classifications.ofInterface(interfaceCode).map(all -> sharing(terms, all));
    }

    private void mustPermit(Standing standing) {
        var lacks = standing.lacksOn(time.today()).stream()
                .filter(lack -> lack.obligation().isNeeded())
                .map(lack -> new FieldError(lack.obligation().code(), lack.reason()))
                .toList();
        if (!lacks.isEmpty()) {
            throw new RuleRefused(
                            "unit-not-in-standing",
                            new Text(
                                    "单位尚不具备读取数据的条件，见 errors",
                                    "The unit may not read data yet; see errors for what it lacks"))
                    .withClause("R4.1")
                    .withErrors(lacks);
        }
    }

    private static void mustBeOpen(InterfaceView about, GrantTerms terms, boolean renews) {
        boolean goesOn = renews
                && about.state() == InterfaceState.DEPRECATED
                && terms.until().isBefore(about.sunset());
        if (!goesOn && !FLOWING.contains(about.state())) {
            throw refused(
                    "interface-not-open",
                    List.of(new FieldError("/interfaceCode", open(about.state(), about.sunset()))));
        }
    }

    private static Text open(InterfaceState state, LocalDate sunset) {
        return state == InterfaceState.DEPRECATED
                ? new Text(
                        "接口将于 " + sunset + " 下线，不再新授权；已有授权可续期至该日前一日",
                        "The interface ends on " + sunset
                                + ": no grant is given any more, one that lives is renewed until the day before")
                : new Text("接口状态为 " + state + "，不能申请使用", "Nobody can use an interface that is " + state);
    }

    private static void mustFit(GrantTerms terms, List<Field> fields) {
        var errors = new ArrayList<FieldError>();
        var known = fields.stream().map(Field::name).collect(Collectors.toSet());
        for (int i = 0; i < terms.fields().size(); i++) {
            var field = terms.fields().get(i);
            if (!known.contains(field)) {
                errors.add(at(i, "生效的接口规范没有字段：" + field, "The contract in force has no field " + field));
            } else if (terms.fields().indexOf(field) < i) {
                errors.add(at(i, "字段重复：" + field, "The field is named twice: " + field));
            }
        }
        errors.addAll(terms.rowFilter().objections(fields, "/terms/filter"));
        if (!errors.isEmpty()) {
            throw refused("terms-do-not-fit", errors);
        }
    }

    private static Sharing sharing(GrantTerms terms, List<ClassifiedField> all) {
        Map<String, ClassifiedField> byName =
                all.stream().collect(Collectors.toMap(ClassifiedField::name, Function.identity()));
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < terms.fields().size(); i++) {
            var field = terms.fields().get(i);
            objection(field, byName.get(field), "/terms/fields/" + i).ifPresent(errors::add);
        }
        for (int i = 0; i < terms.filter().size(); i++) {
            var field = terms.filter().get(i).field();
            objection(field, byName.get(field), "/terms/filter/" + i + "/field").ifPresent(errors::add);
        }
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "field-not-granted",
                            new Text("含有不能申请的字段，见 errors", "Some fields are not given to anybody; see errors"))
                    .withClause("R3.2d")
                    .withErrors(errors);
        }
        return new Sharing(terms.touched().stream().map(byName::get).toList());
    }

    private static Optional<FieldError> objection(String name, ClassifiedField field, String pointer) {
        if (field == null || field.sensitivityClass() == null) {
            return Optional.of(new FieldError(
                    pointer, new Text("字段尚未分级，不能申请：" + name, "Nobody has classified the field yet: " + name)));
        }
        return field.sensitivityClass() == SensitivityClass.CORE
                ? Optional.of(new FieldError(
                        pointer, new Text("核心数据不能申请：" + name, "Core data cannot be applied for: " + name)))
                : Optional.empty();
    }

    private static FieldError at(int field, String zh, String en) {
        return new FieldError("/terms/fields/" + field, new Text(zh, en));
    }

    private static RuntimeException refused(String code, List<FieldError> errors) {
        return new RuleRefused(code, errors.get(0).detail()).withClause("R3.2e").withErrors(errors);
    }
}
