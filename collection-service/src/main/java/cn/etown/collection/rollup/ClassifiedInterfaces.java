package cn.etown.collection.rollup;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Subscription;
import cn.etown.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

/** Has the sketches of an interface made anew when its fields are classified: which of them are under a key follows from that. */
@ApplicationScoped
class ClassifiedInterfaces implements Subscription {

    private static final String SELF = "collection-service";

    private static final String REQUEST = """
            insert into rollup_request (id, interface, requested_at, requested_by)
            select $1, $2, $3, $4
            where exists (select from batch b join rollup_day d on d.batch = b.id
                where b.interface = $2 and d.sketches is not null)""";

    private final Ids ids;
    private final Clock clock;

    ClassifiedInterfaces(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "governance";
    }

    @Override
    public String name() {
        return "rollups";
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.etown.governance.interface-classified.v1");
    }

    @Override
    public Set<String> followedLater() {
        return types();
    }

    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        return tx.preparedQuery(REQUEST)
                .execute(Tuple.of(
                        ids.next(),
                        event.data().getString("interface"),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        SELF))
                .replaceWithVoid();
    }
}
