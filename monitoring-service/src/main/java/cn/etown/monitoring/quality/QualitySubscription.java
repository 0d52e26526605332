package cn.etown.monitoring.quality;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Subscription;
import cn.etown.monitoring.batch.BatchJudged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Keeps what was declared and counted of every batch, whatever its verdict. */
@ApplicationScoped
class QualitySubscription implements Subscription {

    private static final String KEEP = """
            insert into batch_quality (batch, unit, interface, kind, period_from, period_to, verdict,
                                       declared, received, conforming, accepted, quarantined, declared_matches,
                                       receipt, judged_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (batch) do nothing -- a batch is judged once""";

    @Override
    public String source() {
        return BatchJudged.SOURCE;
    }

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public Set<String> types() {
        return Set.of(BatchJudged.TYPE);
    }

    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        var batch = BatchJudged.read(event);
        var records = batch.records();
        return tx.preparedQuery(KEEP)
                .execute(Tuple.from(List.of(
                        batch.id(),
                        batch.unit(),
                        batch.interfaceCode(),
                        batch.kind().name(),
                        batch.period().from(),
                        batch.period().to(),
                        batch.verdict().name(),
                        records.declared(),
                        records.received(),
                        records.conforming(),
                        records.accepted(),
                        records.quarantined(),
                        batch.declaredMatches(),
                        batch.receipt(),
                        batch.judgedAt().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }
}
