package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.Duty;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskPlace;
import cn.etown.kit.task.TaskPosition;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is owed on tickets (R8.4). */
@ApplicationScoped
class DeskTasks implements TaskSource {

    private static final Set<Duty> OF_A_READER = EnumSet.of(Duty.REPLY, Duty.CONFIRM);
    private static final Set<Duty> OF_STAFF = EnumSet.allOf(Duty.class);

    private final TicketRepository tickets;
    private final CountyTime time;

    DeskTasks(TicketRepository tickets, CountyTime time) {
        this.tickets = tickets;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        return owedBehind(caller, TaskPlace.START, most);
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, TaskPosition after, int most) {
        return owedBehind(caller, TaskPlace.of(after, Ticket.PATH), most);
    }

    private Uni<List<Task>> owedBehind(Caller caller, TaskPlace after, int most) {
        if (caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR)) {
            return owedByTheCenter(after, most);
        }
        return caller.unit()
                .flatMap(unit -> dutiesOf(caller).map(duties -> owedByUnit(unit, duties, after, most)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> owedByUnit(String unit, Set<Duty> duties, TaskPlace after, int most) {
        return tickets.owedBy(unit, duties, after, most)
                .map(found -> found.stream().map(DeskTasks::task).toList());
    }

    /** Its own duties, and the closing of tickets whose reporters have let their day pass. */
    private Uni<List<Task>> owedByTheCenter(TaskPlace after, int most) {
        return tickets.owedByTheCenter(after, most)
                .chain(own -> tickets.lapsed(time.today(), after, most)
                        .map(lapsed -> Stream.concat(
                                        own.stream().map(DeskTasks::task),
                                        lapsed.stream().map(DeskTasks::closing))
                                .sorted()
                                .toList()));
    }

    /** Who signs or drafts for the unit can do all it owes; who only reads can speak for it as a reporter. */
    private static Optional<Set<Duty>> dutiesOf(Caller caller) {
        if (caller.is(Roles.CLERK) || caller.is(Roles.SIGNER)) {
            return Optional.of(OF_STAFF);
        }
        return caller.is(Roles.USER) ? Optional.of(OF_A_READER) : Optional.empty();
    }

    private static Task task(Ticket ticket) {
        return switch (ticket.duty()) {
            case PASS_ON -> task(ticket, "pass-on-ticket", "转办或答复工单：", "Pass on or answer the ticket: ");
            case ANSWER -> task(ticket, "answer-ticket", "答复工单：", "Answer the ticket: ");
            case SOLVE -> task(ticket, "solve-ticket", "解决工单：", "Solve the ticket: ");
            case REPLY ->
                task(ticket, "reply-to-ticket", "补充说明工单：", "Reply to the question on the ticket: ")
                        .toAct("POST", ticket.path() + "/messages");
            case CONFIRM -> task(ticket, "confirm-ticket", "确认工单答复：", "Confirm the answer to the ticket: ");
        };
    }

    private static Task closing(Ticket ticket) {
        var title = new Text(
                "关闭报送方逾期未回应的工单：" + ticket.title(),
                "Close the ticket whose reporter has not responded: " + ticket.title());
        return new Task("close-ticket", title, null, ticket.dutyDue(), "R8.4", ticket.path())
                .toAct("POST", ticket.path() + "/transitions");
    }

    private static Task task(Ticket ticket, String kind, String zh, String en) {
        var title = new Text(zh + ticket.title(), en + ticket.title());
        return new Task(kind, title, ticket.dutyUnit(), ticket.dutyDue(), "R8.4", ticket.path())
                .toAct("POST", ticket.path() + "/transitions");
    }
}
