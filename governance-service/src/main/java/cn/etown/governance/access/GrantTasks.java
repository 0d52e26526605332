package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is owed about grants: the operator checks applications and reviews grants, the provider's signer consents, a governor
 * decides, and the data user's people complete what was returned and see what ends (R3.2e, R7.6).
 */
@ApplicationScoped
class GrantTasks implements TaskSource {

    private final AccessGrantRepository grants;
    private final CountyTime time;
    private final AccessSettings settings;

    GrantTasks(AccessGrantRepository grants, CountyTime time, AccessSettings settings) {
        this.grants = grants;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        Uni<List<Task>> owed = Uni.createFrom().item(new ArrayList<>());
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
        return owed.map(tasks -> tasks.stream().sorted().toList());
    }

    private Uni<List<Task>> ofOperator(int most) {
        var today = time.today();
        return together(
                grants.owedByTheCenter(GrantDuty.CHECK, most)
                        .map(found -> found.stream()
                                .map(grant -> task(
                                        grant, "check-grant", "形式审查使用申请：", "Check the application: ", grant.dutyDue()))
                                .toList()),
                grants.toReview(today, today.plusDays(settings.warningDays()), most)
                        .map(found -> found.stream().map(GrantTasks::review).toList()));
    }

    private Uni<List<Task>> ofGovernor(int most) {
        return together(
                grants.owedByTheCenter(GrantDuty.DECIDE, most)
                        .map(found -> found.stream()
                                .map(grant -> task(
                                        grant,
                                        "decide-grant",
                                        "决定使用申请：",
                                        "Decide on the application: ",
                                        grant.dutyDue()))
                                .toList()),
                grants.notCompleted(time.today(), most)
                        .map(found -> found.stream().map(GrantTasks::refuse).toList()));
    }

    private Uni<List<Task>> ofProvider(String unit, int most) {
        return grants.owedBy(unit, GrantDuty.CONSENT, most)
                .map(found -> found.stream().map(GrantTasks::consent).toList());
    }

    private Uni<List<Task>> ofHolder(String unit, int most) {
        var today = time.today();
        return together(
                grants.owedBy(unit, GrantDuty.COMPLETE, most)
                        .map(found -> found.stream().map(GrantTasks::complete).toList()),
                grants.reclassified(unit, today, most)
                        .map(found -> found.stream().map(GrantTasks::mind).toList()),
                grants.ending(unit, today, today.plusDays(settings.warningDays()), most)
                        .map(found -> found.stream().map(GrantTasks::renew).toList()),
                grants.onDeprecated(unit, today, most)
                        .map(found -> found.stream().map(GrantTasks::leave).toList()));
    }

    /** One after the other: a session serves one stream at a time. */
    @SafeVarargs
    private static Uni<List<Task>> together(Uni<List<Task>>... sources) {
        Uni<List<Task>> all = Uni.createFrom().item(new ArrayList<>());
        for (var source : sources) {
            all = all.call(tasks -> source.invoke(tasks::addAll));
        }
        return all;
    }

    private static Task review(AccessGrant grant) {
        var title = new Text("复核使用授权：" + purpose(grant), "Review the grant: " + purpose(grant));
        return new Task("review-grant", title, null, grant.reviewDue(), "R7.6", grant.path());
    }

    private static Task refuse(AccessGrant grant) {
        return new Task(
                "refuse-grant",
                new Text("处理逾期未补正的使用申请：" + purpose(grant), "Refuse what was not completed in time: " + purpose(grant)),
                null,
                grant.dutyDue(),
                "R3.2e",
                grant.path());
    }

    private static Task consent(AccessGrant grant) {
        return task(
                grant,
                "consent-to-grant",
                "对重要数据的使用申请提出意见：",
                "Consent or object to the use of important data: ",
                grant.dutyDue());
    }

    private static Task complete(AccessGrant grant) {
        return task(grant, "complete-grant", "补正使用申请：", "Complete the application: ", grant.dutyDue());
    }

    private static Task mind(AccessGrant grant) {
        return new Task(
                "mind-raised-fields",
                new Text(
                        "授权字段的分级已提高，数据按新分级脱敏，授权待重新复核：" + purpose(grant),
                        "Fields of the grant count as more now: they are masked accordingly, and the grant is reviewed anew: "
                                + purpose(grant)),
                grant.unit(),
                grant.reviewDue(),
                "R3.2d",
                grant.path());
    }

    private static Task renew(AccessGrant grant) {
        var title = new Text("使用授权即将到期：" + purpose(grant), "The grant ends soon: " + purpose(grant));
        var last = grant.terms().until();
        return new Task("renew-grant", title, grant.unit(), last, "R3.2e", grant.path());
    }

    private static Task leave(AccessGrantRepository.Sunset sunset) {
        var grant = sunset.grant();
        return new Task(
                "leave-interface",
                new Text(
                        "接口 " + grant.interfaceCode() + " 将于 " + sunset.day() + " 下线，请在此前改用其他接口并交回授权",
                        "The interface " + grant.interfaceCode() + " ends on " + sunset.day()
                                + ": move to another one and give the grant back"),
                grant.unit(),
                sunset.day(),
                "R3.2f",
                grant.path());
    }

    private static Task task(AccessGrant grant, String kind, String zh, String en, LocalDate due) {
        var title = new Text(zh + purpose(grant), en + purpose(grant));
        return new Task(kind, title, grant.dutyUnit(), due, "R3.2e", grant.path());
    }

    private static String purpose(AccessGrant grant) {
        return grant.terms().purpose();
    }
}
