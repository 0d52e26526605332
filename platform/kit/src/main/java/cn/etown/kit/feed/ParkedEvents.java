package cn.etown.kit.feed;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

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

    Uni<RestResponse<ParkedEventView>> require(UUID id) {
        return repository.require(id).map(ParkedEvents::versioned);
    }

    Uni<Page<ParkedEventTransition>> history(UUID id, PageRequest request) {
        long after = request.afterNumber().orElse(-1L);
        return repository.require(id).map(parked -> {
            var rows = ParkedEventTransition.allOf(parked).stream()
                    .filter(transition -> transition.target().ordinal() > after)
                    .limit(request.rows())
                    .toList();
            return Page.of(request, rows, transition -> transition.target().ordinal(), transition -> transition);
        });
    }

    /** Applies this event and all that wait with the same subject, in their order, up to the first that fails again. */
    Uni<RestResponse<ParkedEventView>> apply(UUID id, EntityVersion read, Caller who) {
        return repository
                .require(id)
                .invoke(parked -> read.mustMatch(parked.version()))
                .invoke(ParkedEvents::mustWait)
                .chain(parked -> applySubject(parked.source(), parked.event().subject(), who))
                .chain(() -> require(id));
    }

    private static RestResponse<ParkedEventView> versioned(ParkedEvent parked) {
        return Links.versioned(parked.version(), ParkedEventView.of(parked));
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
