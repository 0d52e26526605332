package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.unit.Units;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is owed about grants: the operator checks applications and reviews grants, the provider's signer consents, a governor
 * decides, where the provider says nothing too, and the data user's people complete what was returned and see what ends (R3.2e, R7.6).
 */
@ApplicationScoped
class GrantTasks implements TaskSource {

    /** Something owed on a grant; its title ends with whose grant it is and on what. */
    private record Owed(AccessGrant grant, Function<Text, Task> task) {}

    private final AccessGrantRepository grants;
    private final Interfaces interfaces;
    private final Units units;
    private final CountyTime time;
    private final AccessSettings settings;

    GrantTasks(
            AccessGrantRepository grants,
            Interfaces interfaces,
            Units units,
            CountyTime time,
            AccessSettings settings) {
        this.grants = grants;
        this.interfaces = interfaces;
        this.units = units;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        Uni<List<Owed>> owed = Uni.createFrom().item(new ArrayList<>());
        if (caller.is(Roles.OPERATOR)) {
            owed = owed.call(tasks -> ofOperator(most).invoke(tasks::addAll));
        }
        if (caller.is(Roles.GOVERNOR)) {
            owed = owed.call(tasks -> ofGovernor(most).invoke(tasks::addAll));
        }
        if (caller.is(Roles.SIGNER) && caller.unit().isPresent()) {
            owed = owed.call(tasks -> ofProvider(caller.unit().get(), most).invoke(tasks::addAll));
        }
        if (caller.is(Roles.USER) && caller.unit().isPresent()) {
            owed = owed.call(tasks -> ofHolder(caller.unit().get(), most).invoke(tasks::addAll));
        }
        return owed.chain(this::named).map(tasks -> tasks.stream().sorted().toList());
    }

    private Uni<List<Owed>> ofOperator(int most) {
        var today = time.today();
        return together(
                owed(grants.owedByTheCenter(GrantDuty.CHECK, most), GrantTasks::check),
                owed(grants.toReview(today, today.plusDays(settings.warningDays()), most), GrantTasks::review));
    }

    private Uni<List<Owed>> ofGovernor(int most) {
        return together(
                owed(grants.owedByTheCenter(GrantDuty.DECIDE, most), GrantTasks::decide),
                owed(grants.overdue(GrantDuty.COMPLETE, time.today(), most), GrantTasks::refuse),
                owed(grants.overdue(GrantDuty.CONSENT, time.today(), most), GrantTasks::settle));
    }

    private Uni<List<Owed>> ofProvider(String unit, int most) {
        return owed(grants.owedBy(unit, GrantDuty.CONSENT, most), GrantTasks::consent);
    }

    private Uni<List<Owed>> ofHolder(String unit, int most) {
        var today = time.today();
        return together(
                owed(grants.owedBy(unit, GrantDuty.COMPLETE, most), GrantTasks::complete),
                owed(grants.reclassified(unit, today, most), GrantTasks::mind),
                owed(grants.ending(unit, today, today.plusDays(settings.warningDays()), most), GrantTasks::renew),
                grants.onDeprecated(unit, today, most)
                        .map(found -> found.stream().map(GrantTasks::leave).toList()));
    }

    private static Uni<List<Owed>> owed(Uni<List<AccessGrant>> grants, Function<AccessGrant, Owed> owed) {
        return grants.map(found -> found.stream().map(owed).toList());
    }

    /** One after the other: a session serves one stream at a time. */
    @SafeVarargs
    private static Uni<List<Owed>> together(Uni<List<Owed>>... sources) {
        Uni<List<Owed>> all = Uni.createFrom().item(new ArrayList<>());
        for (var source : sources) {
            all = all.call(owed -> source.invoke(owed::addAll));
        }
        return all;
    }

    private Uni<List<Task>> named(List<Owed> owed) {
        var of = owed.stream().map(Owed::grant).toList();
        return interfaces
                .labels(of.stream().map(AccessGrant::interfaceCode).toList())
                .chain(labels -> units.names(of.stream().map(AccessGrant::unit).toList())
                        .map(names -> owed.stream()
                                .map(each -> each.task().apply(subject(each.grant(), labels, names)))
                                .toList()));
    }

    private static Text subject(AccessGrant grant, Map<String, String> labels, Map<String, String> names) {
        var label = labels.get(grant.interfaceCode());
        var unit = names.get(grant.unit());
        var purpose = grant.terms().purpose();
        return new Text(
                unit + " 使用接口 " + label + "（" + purpose + "）",
                unit + " on the interface " + label + " (" + purpose + ")");
    }

    private static Owed check(AccessGrant grant) {
        return duty(grant, "check-grant", "形式审查使用申请：", "Check the application: ", "POST", "/transitions");
    }

    private static Owed decide(AccessGrant grant) {
        return duty(grant, "decide-grant", "决定使用申请：", "Decide on the application: ", "POST", "/transitions");
    }

    private static Owed consent(AccessGrant grant) {
        return duty(
                grant,
                "consent-to-grant",
                "对重要数据的使用申请提出意见：",
                "Consent or object to the use of important data: ",
                "POST",
                "/transitions");
    }

    private static Owed complete(AccessGrant grant) {
        return duty(grant, "complete-grant", "补正使用申请：", "Complete the application: ", "PUT", "");
    }

    private static Owed duty(AccessGrant grant, String kind, String zh, String en, String method, String act) {
        return new Owed(
                grant,
                subject -> new Task(
                                kind,
                                new Text(zh + subject.zh(), en + subject.en()),
                                grant.dutyUnit(),
                                grant.dutyDue(),
                                "R3.2e",
                                grant.path())
                        .toAct(method, grant.path() + act));
    }

    private static Owed mind(AccessGrant grant) {
        return new Owed(
                grant,
                subject -> new Task(
                                "mind-raised-fields",
                                new Text(
                                        "授权字段的分级已提高，数据按新分级脱敏，授权待重新复核：" + subject.zh(),
                                        "Fields of the grant count as more now: they are masked accordingly, and the grant is"
                                                + " reviewed anew: " + subject.en()),
                                grant.unit(),
                                grant.reviewDue(),
                                "R3.2d",
                                grant.path())
                        .toAct("POST", grant.path() + "/renewals"));
    }

    private static Owed review(AccessGrant grant) {
        return new Owed(
                grant,
                subject -> new Task(
                                "review-grant",
                                new Text("复核使用授权：" + subject.zh(), "Review the grant: " + subject.en()),
                                null,
                                grant.reviewDue(),
                                "R7.6",
                                grant.path())
                        .toAct("POST", grant.path() + "/reviews"));
    }

    private static Owed refuse(AccessGrant grant) {
        return new Owed(
                grant,
                subject -> new Task(
                                "refuse-grant",
                                new Text(
                                        "处理逾期未补正的使用申请：" + subject.zh(),
                                        "Refuse what was not completed in time: " + subject.en()),
                                null,
                                grant.dutyDue(),
                                "R3.2e",
                                grant.path())
                        .toAct("POST", grant.path() + "/transitions"));
    }

    /** Silence is no consent: nobody but the governor ends an application on which the provider says nothing. */
    private static Owed settle(AccessGrant grant) {
        return new Owed(
                grant,
                subject -> new Task(
                                "settle-without-consent",
                                new Text(
                                        "提供方逾期未对重要数据提出意见，请催其答复，否则不予授权：" + subject.zh(),
                                        "The provider has said nothing on important data in time: have it answer, or refuse: "
                                                + subject.en()),
                                null,
                                grant.dutyDue(),
                                "R3.2e",
                                grant.path())
                        .toAct("POST", grant.path() + "/transitions"));
    }

    private static Owed renew(AccessGrant grant) {
        return new Owed(
                grant,
                subject -> new Task(
                                "renew-grant",
                                new Text("使用授权即将到期：" + subject.zh(), "The grant ends soon: " + subject.en()),
                                grant.unit(),
                                grant.terms().until(),
                                "R3.2e",
                                grant.path())
                        .toAct("POST", grant.path() + "/renewals"));
    }

    private static Owed leave(AccessGrantRepository.Sunset sunset) {
        var grant = sunset.grant();
        return new Owed(
                grant,
                subject -> new Task(
                                "leave-interface",
                                new Text(
                                        "接口将于 " + sunset.day() + " 下线，请在此前改用其他接口并交回授权：" + subject.zh(),
                                        "The interface ends on " + sunset.day()
                                                + ": move to another one and give the grant back: " + subject.en()),
                                grant.unit(),
                                sunset.day(),
                                "R3.2f",
                                grant.path())
                        .toAct("POST", grant.path() + "/transitions"));
    }
}
