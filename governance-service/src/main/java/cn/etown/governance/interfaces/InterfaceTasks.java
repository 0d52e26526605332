package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskPosition;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The next step of each interface, with whoever owes it: the center, or its unit (R3.2f). */
@ApplicationScoped
class InterfaceTasks implements TaskSource {

    private static final String PATH = "interfaces/";
    private static final TaskPosition START = new TaskPosition(LocalDate.EPOCH, "", "");

    /** How many interfaces of a unit are read at once, some of which it may owe nothing for. */
    private static final int PAGE = 200;

    private final InterfaceSteps steps;
    private final RequirementCheck requirements;
    private final CountyTime time;

    InterfaceTasks(InterfaceSteps steps, RequirementCheck requirements, CountyTime time) {
        this.steps = steps;
        this.requirements = requirements;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return owedBy(caller, START, most);
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, TaskPosition after, int most) {
        Uni<List<Task>> owed = Uni.createFrom().item(new ArrayList<>());
        if (caller.is(Roles.OPERATOR)) {
            owed = owed.call(tasks -> toRetire(after, most + 1).invoke(tasks::addAll))
                    .call(tasks -> ofOperators(codeWithoutDay(after), most + 1).invoke(tasks::addAll));
        }
        if (caller.is(Roles.GOVERNOR)) {
            owed = owed.call(
                    tasks -> ofGovernor(caller, codeWithoutDay(after), most + 1).invoke(tasks::addAll));
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        if (speaksForIt && caller.unit().isPresent()) {
            owed = owed.call(tasks ->
                    ofUnit(caller.unit().get(), codeWithoutDay(after), most + 1).invoke(tasks::addAll));
        }
        return owed.map(tasks -> tasks.stream()
                .filter(task -> task.position().compareTo(after) > 0)
                .sorted()
                .toList());
    }

    private Uni<List<Task>> toRetire(TaskPosition after, int most) {
        return steps.toRetire(time.today(), after.due(), code(after), most)
                .map(found -> found.stream().map(InterfaceTasks::retire).toList());
    }

    private Uni<List<Task>> ofOperators(String from, int most) {
        return steps.ofOperators(from, most)
                .chain(found -> missing(found)
                        .map(missing -> found.stream()
                                .map(each -> ofOperators(each, missing.getOrDefault(each.code(), List.of())))
                                .toList()));
    }

    private Uni<List<Task>> ofGovernor(Caller caller, String from, int most) {
        return steps.ofGovernor(caller.subject(), from, most)
                .map(found -> found.stream()
                        .map(each -> center(each, "approve-interface", "批准接口 ", "", "Approve the interface ", ""))
                        .toList());
    }

    /** Goes on behind those for which the unit owes nothing, until there are enough or no more. */
    private Uni<List<Task>> ofUnit(String unit, String from, int most) {
        return steps.ofUnit(unit, from, PAGE)
                .chain(found -> missing(found).chain(missing -> {
                    var tasks = found.stream()
                            .flatMap(each -> ofUnit(each, missing.getOrDefault(each.code(), List.of())))
                            .toList();
                    return found.size() < PAGE || tasks.size() >= most
                            ? Uni.createFrom().item(tasks)
                            : ofUnit(unit, behind(found), most - tasks.size())
                                    .map(more -> Stream.concat(tasks.stream(), more.stream())
                                            .toList());
                }));
    }

    private Uni<Map<String, List<Missing>>> missing(List<DataInterface> found) {
        return requirements.missingFor(
                found.stream().filter(InterfaceTasks::needsAll).toList());
    }

    private static boolean needsAll(DataInterface found) {
        return found.state() == InterfaceState.ACCEPTED || found.state() == InterfaceState.SUSPENDED;
    }

    /** No code has a blank, so none lies between the last one and this. */
    private static String behind(List<DataInterface> found) {
        return found.get(found.size() - 1).code() + " ";
    }

    private static Task ofOperators(DataInterface found, List<Missing> missing) {
        return switch (found.state()) {
            case PLANNED ->
                center(found, "design-interface", "确认接口 ", " 的设计", "Take the interface ", " on as designed");
            case APPROVED ->
                center(found, "build-interface", "接口 ", " 建成后登记", "Record that the interface ", " is built");
            case BUILT ->
                center(found, "accept-interface", "接口 ", " 试运行已通过，请验收", "Accept the interface ", ": its trial passed");
            case ACCEPTED ->
                center(
                        found,
                        "bring-interface-online",
                        "接口 ",
                        " 已验收，请上线" + zh(missing),
                        "Bring the interface ",
                        " online" + en(missing));
            default ->
                center(
                        found,
                        "resume-interface",
                        "接口 ",
                        " 已停用，请恢复或退役" + zh(missing),
                        "Resume or retire the interface ",
                        ", which is suspended" + en(missing));
        };
    }

    private static Stream<Task> ofUnit(DataInterface found, List<Missing> missing) {
        var owed = missing.stream().filter(each -> each.owedBy() == Ower.UNIT).toList();
        if (found.state() == InterfaceState.BUILT) {
            var title = new Text(
                    "接口 " + label(found) + " 已建成，请报送试运行批次以供验收",
                    "Send a trial batch for the acceptance of the interface " + label(found));
            return Stream.of(new Task("send-trial-batch", title, found.unit(), null, "R7.3", PATH + found.code()));
        }
        if (owed.isEmpty()) {
            return Stream.empty();
        }
        var title = new Text(
                "补齐接口 " + label(found) + " 上线的条件" + zh(owed),
                "Bring what the interface " + label(found) + " needs to be online" + en(owed));
        return Stream.of(new Task("bring-requirements", title, found.unit(), null, "R3.2f", PATH + found.code()));
    }

    private static Task retire(DataInterface found) {
        return new Task(
                        "retire-interface",
                        new Text("接口 " + label(found) + " 已到下线日期，请退役", "Retire the interface " + label(found)),
                        null,
                        found.sunset(),
                        "R3.2f",
                        PATH + found.code())
                .toAct("POST", PATH + found.code() + "/transitions");
    }

    private static Task center(DataInterface found, String kind, String zh, String zhRest, String en, String enRest) {
        var title = new Text(zh + label(found) + zhRest, en + label(found) + enRest);
        return new Task(kind, title, null, null, "R3.2f", PATH + found.code())
                .toAct("POST", PATH + found.code() + "/transitions");
    }

    private static String label(DataInterface found) {
        return found.code() + " " + found.name();
    }

    private static String zh(List<Missing> missing) {
        return missing.isEmpty()
                ? ""
                : "；尚缺：" + missing.stream().map(each -> each.what().zh()).collect(Collectors.joining("；"));
    }

    private static String en(List<Missing> missing) {
        return missing.isEmpty()
                ? ""
                : "; missing: " + missing.stream().map(each -> each.what().en()).collect(Collectors.joining("; "));
    }

    /** From which code on the tasks on interfaces stand on the day of the position. */
    private static String code(TaskPosition after) {
        if (after.object().startsWith(PATH)) {
            return after.object().substring(PATH.length());
        }
        return after.object().compareTo(PATH) < 0 ? "" : "\uffff";
    }

    private static String codeWithoutDay(TaskPosition after) {
        return after.due().equals(TaskPosition.SOME_DAY) ? code(after) : "";
    }
}
