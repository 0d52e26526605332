package cn.etown.kit.task;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The work list of a caller, made of what every feature of this service knows of (R1). */
@ApplicationScoped
class WorkList {

    private final List<TaskSource> sources;
    private final Callers callers;
    private final CountyTime time;
    private final Links links;

    WorkList(@All List<TaskSource> sources, Callers callers, CountyTime time, Links links) {
        this.sources = sources;
        this.callers = callers;
        this.time = time;
        this.links = links;
    }

    /** The most urgent first. */
    @WithTransaction
    Uni<Page<TaskView>> of(PageRequest page) {
        var caller = callers.current();
        var after = page.after(TaskPosition::ofText);
        LocalDate today = time.today();
        return Panache.getSession()
                .invoke(WorkList::onlyRead)
                .chain(() -> owed(caller, after, page.rows()))
                .map(lists ->
                        lists.stream().flatMap(List::stream).sorted().distinct().toList())
                .map(tasks -> Page.of(
                        page, tasks, task -> task.position().text(), task -> TaskView.of(task, today, links::to)));
    }

    private Uni<List<List<Task>>> owed(Caller caller, Optional<TaskPosition> after, int most) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> owed(source, caller, after, most))
                .collect()
                .asList();
    }

    /** Before each of some forty queries all that was read would be looked through for changes, which there are none of. */
    private static void onlyRead(Mutiny.Session session) {
        session.setFlushMode(FlushMode.MANUAL).setDefaultReadOnly(true);
    }

    private static Uni<List<Task>> owed(TaskSource source, Caller caller, Optional<TaskPosition> after, int most) {
        return after.map(position -> source.owedBy(caller, position, most))
                .orElseGet(() -> source.owedBy(caller, most));
    }
}
