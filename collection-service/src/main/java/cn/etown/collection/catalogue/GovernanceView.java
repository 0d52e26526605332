package cn.etown.collection.catalogue;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.Follower;
import cn.etown.kit.feed.FollowerView;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Clock;
import java.time.Duration;

/**
 * The policy by which data come in and go out (R3.2d): only on a fresh view of governance, and only in states of the
 * interface that permit it. A suspension that governance may have pronounced unheard must stop data as one that was heard.
 */
@ApplicationScoped
public class GovernanceView {

    private final Follower follower;
    private final Clock clock;
    private final Duration oldest;

    GovernanceView(
            Follower follower, Clock clock, @ConfigProperty(name = "etown.governance.oldest-view") Duration oldest) {
        this.follower = follower;
        this.clock = clock;
        this.oldest = oldest;
    }

    /**
     * The position of governance's feed up to which everything is known here; what is decided next is decided on that or a
     * newer one.
     *
     * @throws Unavailable {@code governance-view-stale}, when governance was not heard of for too long
     */
    public long requireFresh() {
        FollowerView view = follower.viewOf("governance");
        if (view.isOlderThan(oldest, clock.instant())) {
            throw stale();
        }
        return view.position();
    }

    /** Refuses to take data by an interface on an old view, or in a state that does not permit it. */
    public Uni<Void> requireCollection(String interfaceCode, SqlClient client) {
        requireFresh();
        return requirePermitted(InterfaceUse.COLLECTION, interfaceCode, client);
    }

    /** Refuses to take data by an interface in a state that does not permit it, however old the view has become. */
    public Uni<Void> requireStillCollecting(String interfaceCode, SqlClient client) {
        return requirePermitted(InterfaceUse.COLLECTION, interfaceCode, client);
    }

    /**
     * Refuses to deliver data of an interface to {@code caller} on an old view, or in a state that does not permit it.
     *
     * @return the position of governance's feed on which this was decided, for the audit
     */
    public Uni<Long> requireDelivery(Caller caller, String interfaceCode, SqlClient client) {
        long position = requireFresh();
        return caller.seesEveryUnit()
                ? Uni.createFrom().item(position)
                : requirePermitted(InterfaceUse.DELIVERY_TO_UNITS, interfaceCode, client)
                        .replaceWith(position);
    }

    private static Uni<Void> requirePermitted(InterfaceUse use, String interfaceCode, SqlClient client) {
        return client.preparedQuery("select state from interface where code = $1")
                .execute(Tuple.of(interfaceCode))
                .invoke(rows -> use.requireIn(rows.iterator().next().getString("state")))
                .replaceWithVoid();
    }

    private static RuntimeException stale() {
        return new Unavailable(
                        "governance-view-stale",
                        new Text(
                                "与数据治理服务失去联系过久，暂停接收和交付数据，请稍后重试",
                                "Governance was not heard of for too long, so no data are taken or delivered; repeat the request later"))
                .withClause("R3.2d");
    }
}
