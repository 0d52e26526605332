package cn.etown.monitoring.series;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import cn.etown.monitoring.series.domain.Rollup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import java.util.UUID;

/** Fetches the rollup of a batch, which has a few pages at most: a batch has as many days as its period. */
@ApplicationScoped
class Rollups {

    private final CollectionRollups collection;

    Rollups(@RestClient CollectionRollups collection) {
        this.collection = collection;
    }

    Uni<Rollup> fetch(UUID batch) {
        return page(batch, null).chain(first -> addFrom(first, Rollup.empty(first.version()), batch));
    }

    private Uni<Rollup> addFrom(RollupPage page, Rollup before, UUID batch) {
        if (page.version() != before.version()) {
            return Uni.createFrom().failure(recomputedMeanwhile(batch));
        }
        var rollup = page.addTo(before);
        return page.isLast()
                ? Uni.createFrom().item(rollup)
                : page(batch, page.next()).chain(next -> addFrom(next, rollup, batch));
    }

    private Uni<RollupPage> page(UUID batch, String cursor) {
        return collection.readDays(batch, PageRequest.MOST, cursor);
    }

    /** Two computations must not be mixed; read again from its first page. */
    private static Unavailable recomputedMeanwhile(UUID batch) {
        return new Unavailable(
                "rollup-recomputed",
                new Text("批次汇总在读取中被重新计算：" + batch, "The rollup of batch " + batch + " was computed anew meanwhile"));
    }
}
