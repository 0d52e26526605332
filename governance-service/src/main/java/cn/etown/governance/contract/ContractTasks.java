package cn.etown.governance.contract;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskPlace;
import cn.etown.kit.task.TaskPosition;
import cn.etown.kit.task.TaskSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is owed on contracts: a governor approves, the center puts in force, the unit mends what was sent back (R3.2f). */
@ApplicationScoped
class ContractTasks implements TaskSource {

    private final ContractRepository contracts;

    ContractTasks(ContractRepository contracts) {
        this.contracts = contracts;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return owedBehind(caller, TaskPlace.START.idWithoutDay(), most);
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, TaskPosition after, int most) {
        return owedBehind(caller, TaskPlace.of(after, "contracts/").idWithoutDay(), most);
    }

    private Uni<List<Task>> owedBehind(Caller caller, UUID after, int most) {
        if (caller.is(Roles.GOVERNOR)) {
            return tasks(contracts.toApprove(caller.subject(), after, most), ContractTasks::approve)
                    .chain(approvals -> tasks(contracts.toPutInForce(after, most), ContractTasks::putInForce)
                            .map(others -> Stream.concat(approvals.stream(), others.stream())
                                    .sorted()
                                    .toList()));
        }
        if (caller.is(Roles.OPERATOR)) {
            return tasks(contracts.toPutInForce(after, most), ContractTasks::putInForce);
        }
        boolean drafts = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> drafts)
                .map(unit -> tasks(contracts.toMend(unit, after, most), ContractTasks::mend))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static Uni<List<Task>> tasks(
            Uni<List<ContractRepository.Owed>> owed, Function<ContractRepository.Owed, Task> task) {
        return owed.map(found -> found.stream().map(task).toList());
    }

    private static Task approve(ContractRepository.Owed owed) {
        var title = new Text("审批接口规范：" + owed.label(), "Approve the contract or send it back: " + owed.label());
        return new Task("approve-contract", title, null, null, "R3.2f", owed.path())
                .toAct("POST", owed.path() + "/transitions");
    }

    private static Task putInForce(ContractRepository.Owed owed) {
        var title = new Text("使已批准的接口规范生效：" + owed.label(), "Put the approved contract in force: " + owed.label());
        return new Task("put-contract-in-force", title, null, null, "R3.2f", owed.path())
                .toAct("POST", owed.path() + "/transitions");
    }

    private static Task mend(ContractRepository.Owed owed) {
        var title = new Text("修改退回的接口规范并重新提交：" + owed.label(), "Mend the contract that was sent back: " + owed.label());
        return new Task("mend-contract", title, owed.unit(), null, "R3.2f", owed.path())
                .toAct("POST", "interfaces/" + owed.interfaceCode() + "/contracts");
    }
}
