package cn.etown.governance.standing;

import cn.etown.governance.standing.domain.EvidenceState;
import cn.etown.governance.standing.domain.Standing;
import cn.etown.governance.unit.Units;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Until when units hold what they must hold (R4.1, R5.2). */
@ApplicationScoped
public class Standings {

    private final AgreementSigningRepository signings;
    private final EvidenceFilingRepository evidence;
    private final EmergencyPlanRepository plans;
    private final Units units;
    private final Outbox outbox;
    private final CountyTime time;

    Standings(
            AgreementSigningRepository signings,
            EvidenceFilingRepository evidence,
            EmergencyPlanRepository plans,
            Units units,
            Outbox outbox,
            CountyTime time) {
        this.signings = signings;
        this.evidence = evidence;
        this.plans = plans;
        this.units = units;
        this.outbox = outbox;
        this.time = time;
    }

    /** The unit's standing today, as its people and the center see it. */
    @WithTransaction
    public Uni<StandingView> require(String unit) {
        return units.require(unit).chain(found -> of(unit)).map(standing -> StandingView.of(standing, time.today()));
    }

    /** Until when {@code unit} holds each obligation. */
    @WithTransaction
    public Uni<Standing> of(String unit) {
        return signings.lastDay(unit)
                .chain(agreement -> evidence.lastDay(unit, EvidenceState.ACCEPTED)
                        .chain(proof -> plans.findNewest(unit)
                                .map(plan -> Standing.of(
                                        unit, agreement, proof, plan == null ? null : plan.reviewedUntil()))));
    }

    /** Until when these units hold what they need to send and read (R4.1), by the unit's code. */
    Uni<Map<String, Standing>> neededOf(List<String> units) {
        return signings.lastDays(units)
                .chain(agreements -> evidence.lastDays(units, EvidenceState.ACCEPTED)
                        .map(proofs -> units.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        unit -> Standing.of(unit, agreements.get(unit), proofs.get(unit), null)))));
    }

    /** The paths of the signing and of the accepted evidence that hold longest for {@code unit}. */
    Uni<List<String>> neededShownBy(String unit) {
        return signings.lastOf(unit)
                .chain(signing -> evidence.lastOf(unit, EvidenceState.ACCEPTED)
                        .map(filing -> List.of("agreement-signings/" + signing.id(), filing.path())));
    }

    /** Tells the feed how {@code unit} stands now; the caller holds the unit, so that the last told is the newest. */
    Uni<Void> tell(String unit) {
        return of(unit).chain(standing -> outbox.append(UnitStandingChanged.of(standing, time.now())));
    }

    /** What a unit signs and files, its own people sign and file, whatever other roles they have. */
    void mustBeOwn(String unit, Caller caller) {
        caller.mustBelongTo(
                unit,
                () -> new Forbidden("forbidden", new Text("只能由本单位的人员办理", "This is done by people of the unit itself")));
    }

    /** Refuses what has ended before it is filed. */
    void mustNotHaveEnded(LocalDate lastDay, String pointer) {
        if (lastDay.isBefore(time.today())) {
            var detail = new Text("有效期已过：" + lastDay, "It ended on " + lastDay);
            throw new RuleRefused("already-ended", detail).withErrors(List.of(new FieldError(pointer, detail)));
        }
    }
}
