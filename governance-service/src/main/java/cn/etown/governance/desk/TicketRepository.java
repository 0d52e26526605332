package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.Duty;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.TaskPlace;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** A ticket that {@code caller} may see; any other is not found. */
    Uni<Ticket> require(UUID id, Caller caller) {
        return visible(findById(id), id, caller);
    }

    /** As {@link #require}; until the transaction ends nobody else changes the ticket or its clock. */
    Uni<Ticket> requireLocked(UUID id, Caller caller) {
        return visible(findById(id, LockModeType.PESSIMISTIC_WRITE), id, caller);
    }

    /** In the order they were raised; those that {@code unit} may see, where one is given. */
    Uni<List<Ticket>> after(PageRequest page, Optional<String> unit, TicketFilter filter) {
        var values = new HashMap<>(filter.values());
        String wanted = values.keySet().stream()
                .map(name -> " and t." + name + " = :" + name)
                .collect(Collectors.joining());
        values.put("after", page.afterId().orElse(FIRST));
        unit.ifPresent(code -> values.put("unit", code));
        String all = "select t from Ticket t where t.id > :after" + wanted + " order by t.id";
        String ofUnit = "select t from TicketReader r join Ticket t on t.id = r.ticket"
                + " where r.unit = :unit and r.ticket > :after" + wanted + " order by r.ticket";
        return find(unit.isPresent() ? ofUnit : all, values)
                .page(0, page.rows())
                .list();
    }

    /** On which a unit owes one of {@code duties}, the most urgent first. */
    Uni<List<Ticket>> owedBy(String unit, Set<Duty> duties, TaskPlace after, int most) {
        return behind("dutyUnit = :unit and duty in :duties", Map.of("unit", unit, "duties", duties), after, most);
    }

    /** On which the center owes something, the most urgent first. */
    Uni<List<Ticket>> owedByTheCenter(TaskPlace after, int most) {
        return behind("dutyUnit is null and duty is not null", Map.of(), after, most);
    }

    /** On which a unit that raised them has let its day pass before {@code today}. */
    Uni<List<Ticket>> lapsed(LocalDate today, TaskPlace after, int most) {
        return behind(
                "duty in (cn.etown.governance.desk.domain.Duty.REPLY, cn.etown.governance.desk.domain.Duty.CONFIRM)"
                        + " and dutyDue < :today and dutyUnit is not null",
                Map.of("today", today),
                after,
                most);
    }

    private Uni<List<Ticket>> behind(String owed, Map<String, Object> values, TaskPlace after, int most) {
        var all = new HashMap<>(values);
        all.put("due", after.due());
        all.put("id", after.id());
        return find(owed + " and dutyDue >= :due and (dutyDue > :due or id > :id) order by dutyDue, id", all)
                .page(0, most)
                .list();
    }

    private static Uni<Ticket> visible(Uni<Ticket> found, UUID id, Caller caller) {
        return found.onItem().ifNull().failWith(() -> notFound(id)).invoke(ticket -> mustSee(ticket, caller));
    }

    private static void mustSee(Ticket ticket, Caller caller) {
        if (!caller.seesEveryUnit() && !ticket.concernsUnitOf(caller)) {
            throw notFound(ticket.id());
        }
    }

    static NotFound notFound(UUID id) {
        return new NotFound(new Text("工单", "ticket"), id);
    }
}
