package cn.etown.kit.feed;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** What an operator can do about events that could not be applied. */
@ApplicationScoped
class ParkedEvents {

    private final ParkedEventRepository repository;
    private final EventApplier applier;

    ParkedEvents(ParkedEventRepository repository, EventApplier applier) {
        this.repository = repository;
        this.applier = applier;
    }

    Uni<Page<ParkedEventView>> waiting(PageRequest request) {
        return repository
                .waitingAfter(request.afterId(), request.rows())
                .map(rows -> Page.of(request, rows, ParkedEvent::id, ParkedEventView::of));
    }

    Uni<Page<ParkedEventTransition>> history(UUID id) {
        return repository.require(id).map(parked -> new Page<>(ParkedEventTransition.allOf(parked), null));
    }

    /** Applies this event and all that wait with the same subject, in their order, up to the first that fails again. */
    Uni<ParkedEventView> apply(UUID id, Caller who) {
        return repository
                .require(id)
                .invoke(ParkedEvents::mustWait)
                .chain(parked -> applySubject(parked.source(), parked.event().subject(), who))
                .chain(() -> repository.require(id))
                .map(ParkedEventView::of);
    }

    private Uni<Void> applySubject(String source, String subject, Caller who) {
        return repository
                .findFirstWaiting(source, subject)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : applyOne(found.get(), who).chain(() -> applySubject(source, subject, who)));
    }

    private Uni<Void> applyOne(ParkedEvent parked, Caller who) {
        return applier.applyParked(parked, who).onFailure().recoverWithUni(failure -> refuse(parked, failure));
    }

    private Uni<Void> refuse(ParkedEvent parked, Throwable failure) {
        if (Outage.isBehind(failure)) {
            return Uni.createFrom()
                    .failure(new Unavailable(
                            "neighbour-unavailable",
                            new Text("所需的服务或数据库暂时无法访问", "A service or database that is needed cannot be reached")));
        }
        return repository
                .noteFailure(parked.id(), EventApplier.reasonOf(failure))
                .onItem()
                .failWith(() -> new RuleRefused(
                        "event-fails-again",
                        new Text(
                                "事件仍无法应用:" + parked.id() + ",原因见该事件的 failure",
                                "Event " + parked.id() + " still cannot be applied; its `failure` says why")));
    }

    private static void mustWait(ParkedEvent parked) {
        if (parked.isApplied()) {
            throw new RuleRefused("parked-event-transition", new Text("该事件已应用", "This event has been applied already"));
        }
    }
}
