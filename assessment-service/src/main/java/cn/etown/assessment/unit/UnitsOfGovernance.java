package cn.etown.assessment.unit;

import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;

/** Learns of units from governance's feed. */
@ApplicationScoped
class UnitsOfGovernance implements Subscription {

    private static final String KEEP = """
            insert into known_unit (code, name) values ($1, $2)
            on conflict (code) do update set name = excluded.name""";

    @Override
    public String source() {
        return "governance";
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.etown.governance.unit-registered.v1", "cn.etown.governance.unit-changed.v1");
    }

    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        var unit = event.data();
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(unit.getString("code"), unit.getString("name")))
                .replaceWithVoid();
    }
}
