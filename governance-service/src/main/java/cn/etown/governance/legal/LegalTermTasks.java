package cn.etown.governance.legal;

import cn.etown.governance.legal.LegalRecordRepository.OfInterface;
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

/**
 * What is owed when a legal basis was returned, its review ends or more data count as personal (R5.3): the unit mends, renews and
 * completes it, and an interface that delivers without one, ONLINE or DEPRECATED, stays with the operator until it is suspended or reviewed anew.
 */
@ApplicationScoped
class LegalTermTasks implements TaskSource {

    private static final int LONGEST_REASON = 100;

    private final LegalRecordRepository repository;
    private final CountyTime time;
    private final LegalSettings settings;

    LegalTermTasks(LegalRecordRepository repository, CountyTime time, LegalSettings settings) {
        this.repository = repository;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.OPERATOR)) {
            return repository
                    .deliveringWithout(time.today(), most)
                    .map(found -> found.stream().map(LegalTermTasks::suspend).toList());
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> owedByUnit(unit, most))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> owedByUnit(String unit, int most) {
        var warned = time.today().plusDays(settings.warningDays());
        var tasks = new ArrayList<Task>();
        return repository
                .toMend(unit, most)
                .invoke(returned -> returned.forEach(each -> tasks.add(mend(each))))
                .chain(() -> repository.toRenew(unit, warned, most))
                .invoke(ending -> ending.forEach(each -> tasks.add(renew(each))))
                .chain(() -> repository.toNamePersonalData(unit, most))
                .invoke(silent -> silent.forEach(each -> tasks.add(namePersonalData(each))))
                .map(done -> tasks.stream().sorted().toList());
    }

    private static Task mend(OfInterface returned) {
        var record = returned.record();
        String why = record.reason() == null ? "" : record.reason();
        String reason = why.substring(0, Math.min(why.length(), LONGEST_REASON));
        return new Task(
                        "mend-legal-record",
                        new Text(
                                "补正接口“" + returned.interfaceName() + "”（" + record.interfaceCode() + "）被退回的法律依据与风险："
                                        + reason,
                                "Mend the returned legal basis of the interface " + returned.interfaceName() + " ("
                                        + record.interfaceCode() + "): " + reason),
                        record.unit(),
                        record.mendBy(),
                        "R5.3",
                        record.path())
                .toAct("POST", "interfaces/" + record.interfaceCode() + "/legal-records");
    }

    private static Task renew(OfInterface ending) {
        var record = ending.record();
        return new Task(
                        "renew-legal-basis",
                        new Text(
                                "接口“" + ending.interfaceName() + "”（" + record.interfaceCode() + "）的法律依据审查到期，请提交新的记录",
                                "The review of the legal basis of the interface " + ending.interfaceName() + " ("
                                        + record.interfaceCode() + ") ends; submit a new record"),
                        record.unit(),
                        record.reviewedUntil(),
                        "R5.3",
                        record.path())
                .toAct("POST", "interfaces/" + record.interfaceCode() + "/legal-records");
    }

    private static Task namePersonalData(OfInterface silent) {
        var record = silent.record();
        return new Task(
                        "name-personal-data",
                        new Text(
                                "接口“" + silent.interfaceName() + "”（" + record.interfaceCode()
                                        + "）有字段计为个人信息，请提交写明个人信息和风险的记录",
                                "Fields of the interface " + silent.interfaceName() + " (" + record.interfaceCode()
                                        + ") count as personal data; submit a legal record that names them and their risks"),
                        record.unit(),
                        null,
                        "R5.3",
                        record.path())
                .toAct("POST", "interfaces/" + record.interfaceCode() + "/legal-records");
    }

    private static Task suspend(OfInterface ended) {
        var record = ended.record();
        return new Task(
                        "suspend-interface-without-legal-basis",
                        new Text(
                                "法律依据的审查已到期，请停用接口“" + ended.interfaceName() + "”（" + record.interfaceCode()
                                        + "）或督促重新审查",
                                "The review of its legal basis has ended: suspend the interface "
                                        + ended.interfaceName() + " (" + record.interfaceCode()
                                        + "), or see that it is reviewed anew"),
                        null,
                        record.reviewedUntil(),
                        "R5.3",
                        "interfaces/" + record.interfaceCode())
                .toAct("POST", "interfaces/" + record.interfaceCode() + "/transitions");
    }
}
