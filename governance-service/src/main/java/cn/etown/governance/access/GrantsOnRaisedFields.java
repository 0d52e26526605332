package cn.etown.governance.access;

import cn.etown.governance.classification.ClassificationWatcher;
import cn.etown.governance.clock.ServiceItself;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fields that come to count as more touch the live grants on them (R3.2d, R7.6): who delivers learns it at once and masks
 * accordingly, the holder is told, and the center reviews the grant anew. It lapses where nobody does.
 */
@ApplicationScoped
class GrantsOnRaisedFields implements ClassificationWatcher {

    private final AccessGrantRepository repository;
    private final GrantReviews reviews;
    private final GrantTelling telling;
    private final Transitions history;
    private final CountyTime time;

    GrantsOnRaisedFields(
            AccessGrantRepository repository,
            GrantReviews reviews,
            GrantTelling telling,
            Transitions history,
            CountyTime time) {
        this.repository = repository;
        this.reviews = reviews;
        this.telling = telling;
        this.history = history;
        this.time = time;
    }

    @Override
    public Uni<Void> raised(String interfaceCode, Set<String> fields) {
        return repository
                .liveLocked(interfaceCode, time.today())
                .map(grants -> grants.stream()
                        .filter(grant -> !Collections.disjoint(grant.terms().touched(), fields))
                        .toList())
                .chain(grants -> InOrder.each(grants, grant -> follow(grant, fields)))
                .chain(repository::flush);
    }

    private Uni<Void> follow(AccessGrant grant, Set<String> raised) {
        var touched = new TreeSet<>(grant.terms().touched());
        touched.retainAll(raised);
        var step = new Step(grant.state(), grant.state(), "字段分级提高：" + String.join("、", touched), List.of());
        var today = time.today();
        return reviews.lapsesAfter(today)
                .invoke(lapse -> grant.reclassified(time.now(), today, lapse.orElse(null)))
                .chain(() -> history.add(grant.path(), ServiceItself.CALLER, step))
                .chain(() -> telling.changed(grant));
    }
}
