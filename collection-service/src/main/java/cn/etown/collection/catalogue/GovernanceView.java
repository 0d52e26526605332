package cn.etown.collection.catalogue;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.Follower;
import cn.etown.kit.feed.FollowerView;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.Unavailable;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/**
 * The policy by which data come in and go out (R3.2d): only on a fresh view of governance in which
 * nothing of the interface is missing, only in states of the interface that permit it, and only with a unit that holds what it
 * must hold (R4.1). A suspension that governance may have pronounced unheard must stop data as one that was heard.
 */
@ApplicationScoped
public class GovernanceView {

    /**
     * Where an interface stands, and whether something of it, its contracts or its unit was told that could not be applied yet:
     * that may forbid anything.
     */
    private static final String STANDING_OF_INTERFACE = """
            select state, unit, exists (
                select 1 from kit.parked_event p
                where source = 'governance' and applied_at is null and (
                    subject in ('interfaces/' || i.code, 'units/' || i.unit) or event -> 'data' ->> 'interface' = i.code))
                as unapplied
            from interface i where code = $1""";

    private final Follower follower;
    private final CountyTime time;
    private final Duration oldest;

    GovernanceView(
            Follower follower,
            CountyTime time,
            @ConfigProperty(name = "etown.governance.oldest-view") Duration oldest) {
        this.follower = follower;
        this.time = time;
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
        if (view.isOlderThan(oldest, time.now())) {
            throw stale();
        }
        return view.position();
    }

    /**
     * Refuses to take data by an interface on an old view, in a state that does not permit it, or from a unit that does not
     * hold today what it must hold (R4.1).
     */
    public Uni<Void> requireCollection(String interfaceCode, SqlClient client) {
        requireFresh();
        return requireStillCollecting(interfaceCode, client);
    }

    /** As {@link #requireCollection}, however old the view has become. */
    public Uni<Void> requireStillCollecting(String interfaceCode, SqlClient client) {
        return requirePermitted(InterfaceUse.COLLECTION, interfaceCode, client)
                .chain(unit -> requireStanding(unit, client));
    }

    /**
     * Refuses to deliver data of an interface to {@code caller} on an old view, in a state that does not permit it, or to
     * people of a unit that does not hold today what it must hold (R4.1).
     *
     * @return the position of governance's feed on which this was decided, for the audit
     */
    public Uni<Long> requireDelivery(Caller caller, String interfaceCode, SqlClient client) {
        long position = requireFresh();
        return caller.seesEveryUnit()
                ? Uni.createFrom().item(position)
                : requirePermitted(InterfaceUse.DELIVERY_TO_UNITS, interfaceCode, client)
                        .chain(owner -> requireStanding(caller.unit().orElse(owner), client))
                        .replaceWith(position);
    }

    /** @return the code of the unit that the interface belongs to */
    private static Uni<String> requirePermitted(InterfaceUse use, String interfaceCode, SqlClient client) {
        return client.preparedQuery(STANDING_OF_INTERFACE)
                .execute(Tuple.of(interfaceCode))
                .map(rows -> rows.iterator().next())
                .invoke(row -> use.requireIn(row.getString("state")))
                .invoke(row -> requireAllApplied(row.getBoolean("unapplied")))
                .map(row -> row.getString("unit"));
    }

    private static void requireAllApplied(boolean unapplied) {
        if (unapplied) {
            throw new Unavailable(
                            "governance-event-parked",
                            new Text(
                                    "数据治理服务对该接口、其规范或所属单位的变更尚未生效于数据采集服务，暂停接收和交付数据，请稍后重试",
                                    "A change of the interface, its contract or its unit could not be applied yet, so no data are taken or delivered; repeat the request later"))
                    .withClause("R3.2d");
        }
    }

    private Uni<Void> requireStanding(String unit, SqlClient client) {
        return client.preparedQuery("select * from unit_standing where unit = $1")
                .execute(Tuple.of(unit))
                .map(rows -> rows.iterator().hasNext()
                        ? UnitStanding.of(rows.iterator().next())
                        : UnitStanding.untold(unit))
                .invoke(standing -> standing.requireOn(time.today()))
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
