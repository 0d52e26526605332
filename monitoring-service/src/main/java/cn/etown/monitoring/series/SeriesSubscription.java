package cn.etown.monitoring.series;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.FetchingSubscription;
import cn.etown.monitoring.batch.BatchJudged;
import cn.etown.monitoring.series.domain.Rollup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.Set;

/** Adds each batch that was taken, and whose interface belongs to a theme, to the unit's series. */
@ApplicationScoped
class SeriesSubscription implements FetchingSubscription<Optional<Rollup>> {

    private final Rollups rollups;
    private final ContributionRepository contributions;

    SeriesSubscription(Rollups rollups, ContributionRepository contributions) {
        this.rollups = rollups;
        this.contributions = contributions;
    }

    @Override
    public String source() {
        return BatchJudged.SOURCE;
    }

    @Override
    public String name() {
        return "series";
    }

    @Override
    public Set<String> types() {
        return Set.of(BatchJudged.TYPE);
    }

    @Override
    public Uni<Optional<Rollup>> fetch(FeedEvent event) {
        var batch = BatchJudged.read(event);
        boolean adds = batch.verdict().isTaken() && batch.theme().isPresent();
        return adds
                ? rollups.fetch(batch.id()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Void> apply(FeedEvent event, Optional<Rollup> rollup, SqlConnection tx) {
        return rollup.map(found -> contributions.put(BatchJudged.read(event), found, tx))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
