package cn.etown.governance.classification;

import cn.etown.governance.classification.MaskingCheckRequest.TriedValue;
import cn.etown.governance.classification.MaskingCheckView.ShownValue;
import cn.etown.governance.classification.domain.Mask;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the fields of interfaces are masked (脱敏, R3.2d). */
@ApplicationScoped
public class Maskings {

    private final FieldClassRepository fields;
    private final MaskingRuleSets rules;
    private final Interfaces interfaces;
    private final GrantedFields granted;
    private final Callers callers;
    private final CountyTime time;

    Maskings(
            FieldClassRepository fields,
            MaskingRuleSets rules,
            Interfaces interfaces,
            GrantedFields granted,
            Callers callers,
            CountyTime time) {
        this.fields = fields;
        this.rules = rules;
        this.interfaces = interfaces;
        this.granted = granted;
        this.callers = callers;
        this.time = time;
    }

    /**
     * How each field is masked on a day, today where none is given; people of a unit see their own, and data users the fields
     * that were granted to them.
     */
    @WithTransaction
    public Uni<Page<MaskedFieldView>> list(PageRequest page, String interfaceCode, Optional<LocalDate> day) {
        var caller = callers.current();
        return interfaces
                .require(interfaceCode)
                .invoke(found -> mustReadAll(caller))
                .chain(found -> fields.after(page, interfaceCode))
                .onFailure(Refusal.class)
                .recoverWithUni(refused -> grantedTo(caller, page, interfaceCode, refused))
                .chain(found -> rules.inForce(day.orElseGet(time::today))
                        .map(held ->
                                Page.of(page, found, FieldClass::field, field -> MaskedFieldView.of(field, held))));
    }

    /** Who only reads under grants reads no more of the own unit's interfaces either. */
    private static void mustReadAll(Caller caller) {
        if (!caller.seesEveryUnit() && !caller.is(Roles.CLERK) && !caller.is(Roles.SIGNER)) {
            throw new Forbidden(
                    "forbidden", new Text("没有该接口的有效使用授权", "There is no live grant on the interface to read it by"));
        }
    }

    /** The fields that the caller's unit may read under grants; {@code refused} as it was where there is none. */
    private Uni<List<FieldClass>> grantedTo(Caller caller, PageRequest page, String interfaceCode, Throwable refused) {
        var reader = caller.unit().filter(unit -> caller.is(Roles.USER));
        if (reader.isEmpty()) {
            return Uni.createFrom().failure(refused);
        }
        return granted.of(interfaceCode, reader.get())
                .chain(readable -> readable.isEmpty()
                        ? Uni.createFrom().failure(refused)
                        : fields.after(page, interfaceCode, readable));
    }

    /** What a data user would see of values; nothing of them is kept. */
    @WithTransaction
    public Uni<MaskingCheckView> check(MaskingCheckRequest request) {
        return interfaces
                .require(request.interfaceCode())
                .chain(found -> rules.inForce(Optional.ofNullable(request.on()).orElseGet(time::today)))
                .chain(held -> fields.ofInterface(request.interfaceCode())
                        .map(known -> known.stream().collect(Collectors.toMap(FieldClass::field, Function.identity())))
                        .invoke(known -> mustBeKnown(request.values(), known))
                        .map(known -> new MaskingCheckView(held.number(), shown(request.values(), known, held))));
    }

    private List<ShownValue> shown(List<TriedValue> values, Map<String, FieldClass> known, MaskingRuleSet held) {
        var mask = new Mask(time.zone(), HmacSha256.withNewKey());
        return values.stream()
                .map(tried -> {
                    var field = known.get(tried.field());
                    var masking = held.rules().maskingOf(field.marking(), field.valueKind());
                    return new ShownValue(
                            tried.field(), MaskingView.of(masking), mask.of(tried.value(), field.valueKind(), masking));
                })
                .toList();
    }

    private static void mustBeKnown(List<TriedValue> values, Map<String, FieldClass> known) {
        var detail = new Text("该接口经批准的规范中没有此字段", "No approved contract of the interface has this field");
        var wrong = IntStream.range(0, values.size())
                .filter(place -> !known.containsKey(values.get(place).field()))
                .mapToObj(place -> new FieldError("/values/" + place + "/field", detail))
                .toList();
        if (!wrong.isEmpty()) {
            throw new RuleRefused("unknown-field", detail).withClause("R3.2d").withErrors(wrong);
        }
    }
}
