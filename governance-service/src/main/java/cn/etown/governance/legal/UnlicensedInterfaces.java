package cn.etown.governance.legal;

import cn.etown.governance.sourcesystem.LicenceWatcher;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Interfaces that are ONLINE or DEPRECATED although the licence of their external source has ended (R5.3): each is told once, and
 * stays with the operator, who suspends it, until it does not deliver any more or the licence is renewed.
 */
@ApplicationScoped
class UnlicensedInterfaces implements LicenceWatcher, TaskSource {

    private final UnlicensedInterfaceRepository repository;
    private final Outbox outbox;
    private final CountyTime time;

    UnlicensedInterfaces(UnlicensedInterfaceRepository repository, Outbox outbox, CountyTime time) {
        this.repository = repository;
        this.outbox = outbox;
        this.time = time;
    }

    @Override
    public Uni<Void> ended(UUID sourceSystem, LocalDate lastDay) {
        return repository
                .of(sourceSystem, time.today())
                .chain(found -> InOrder.each(found, each -> outbox.append(LegalEvents.unlicensed(each))));
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return caller.is(Roles.OPERATOR)
                ? repository
                        .all(time.today(), most)
                        .map(found -> found.stream()
                                .map(UnlicensedInterfaces::suspend)
                                .toList())
                : Uni.createFrom().item(List.of());
    }

    private static Task suspend(UnlicensedInterface unlicensed) {
        var label = unlicensed.code() + " " + unlicensed.name();
        return new Task(
                        "suspend-unlicensed-interface",
                        new Text(
                                "外部数据资源的许可已到期，请停用接口 " + label + " 或督促续期",
                                "The licence of its source has ended: suspend the interface " + label
                                        + ", or see that it is renewed"),
                        null,
                        unlicensed.lastDay(),
                        "R5.3",
                        "interfaces/" + unlicensed.code())
                .toAct("POST", "interfaces/" + unlicensed.code() + "/transitions");
    }
}
