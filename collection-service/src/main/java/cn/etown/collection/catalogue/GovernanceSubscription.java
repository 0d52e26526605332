package cn.etown.collection.catalogue;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.AssetTables;
import cn.etown.collection.asset.KeyIndexes;
import cn.etown.kit.feed.FeedEvent;
import cn.etown.kit.feed.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Keeps collection's view of governance's catalogue, and has the asset table made when a contract comes into force. */
@ApplicationScoped
class GovernanceSubscription implements Subscription {

    private static final String UNIT_REGISTERED = "cn.etown.governance.unit-registered.v1";
    private static final String UNIT_CHANGED = "cn.etown.governance.unit-changed.v1";
    private static final String UNIT_STANDING_CHANGED = "cn.etown.governance.unit-standing-changed.v1";
    private static final String INTERFACE_REGISTERED = "cn.etown.governance.interface-registered.v1";
    private static final String INTERFACE_MOVED = "cn.etown.governance.interface-moved.v1";
    private static final String CONTRACT_IN_FORCE = "cn.etown.governance.contract-in-force.v1";
    private static final String INTERFACE_CLASSIFIED = "cn.etown.governance.interface-classified.v1";

    private final Contracts contracts;
    private final AssetTables tables;
    private final KeyIndexes indexes;
    private final FieldClasses classes;

    GovernanceSubscription(Contracts contracts, AssetTables tables, KeyIndexes indexes, FieldClasses classes) {
        this.contracts = contracts;
        this.tables = tables;
        this.indexes = indexes;
        this.classes = classes;
    }

    @Override
    public String source() {
        return "governance";
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                UNIT_REGISTERED,
                UNIT_CHANGED,
                UNIT_STANDING_CHANGED,
                INTERFACE_REGISTERED,
                INTERFACE_MOVED,
                CONTRACT_IN_FORCE,
                INTERFACE_CLASSIFIED);
    }

    @Override
    public Set<String> followedLater() {
        return Set.of(INTERFACE_CLASSIFIED);
    }

    @Override
    public Uni<Void> apply(FeedEvent event, SqlConnection tx) {
        return switch (event.type()) {
            case UNIT_REGISTERED -> registerUnit(event.data(), tx);
            case UNIT_CHANGED -> changeUnit(event.data(), tx);
            case UNIT_STANDING_CHANGED -> changeStanding(event.data(), tx);
            case INTERFACE_REGISTERED -> registerInterface(event.data(), tx);
            case INTERFACE_MOVED -> moveInterface(event.data(), tx);
            case CONTRACT_IN_FORCE -> putInForce(event.data(), tx);
            case INTERFACE_CLASSIFIED ->
                classes.tell(
                        event.data().getString("interface"), event.data().getJsonArray("fields"), event.position(), tx);
            default -> throw new IllegalArgumentException("Not subscribed to " + event.type());
        };
    }

    private Uni<Void> registerUnit(JsonObject unit, SqlConnection tx) {
        return run(
                tx,
                "insert into unit (code, name) values ($1, $2)",
                Tuple.of(unit.getString("code"), unit.getString("name")));
    }

    private Uni<Void> changeUnit(JsonObject unit, SqlConnection tx) {
        return run(
                tx,
                "update unit set name = $2 where code = $1",
                Tuple.of(unit.getString("code"), unit.getString("name")));
    }

    private Uni<Void> changeStanding(JsonObject standing, SqlConnection tx) {
        return run(
                tx,
                """
                insert into unit_standing (unit, agreement_until, security_evidence_until) values ($1, $2, $3)
                on conflict (unit) do update set
                    agreement_until = excluded.agreement_until,
                    security_evidence_until = excluded.security_evidence_until""",
                Tuple.of(
                        standing.getString("unit"),
                        day(standing.getString("agreementUntil")),
                        day(standing.getString("securityEvidenceUntil"))));
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private Uni<Void> registerInterface(JsonObject registered, SqlConnection tx) {
        return run(
                tx,
                "insert into interface (code, name, unit, state) values ($1, $2, $3, $4)",
                Tuple.of(
                        registered.getString("code"),
                        registered.getString("name"),
                        registered.getString("unit"),
                        InterfaceUse.FIRST_STATE));
    }

    private Uni<Void> moveInterface(JsonObject moved, SqlConnection tx) {
        return run(
                tx,
                "update interface set state = $2 where code = $1",
                Tuple.of(moved.getString("code"), moved.getString("to")));
    }

    private Uni<Void> putInForce(JsonObject contract, SqlConnection tx) {
        String schema = contract.getJsonObject("schema").encode();
        AssetTable table = new AssetTable(contracts.format(schema).schema());
        return tables.prepare(table, tx)
                .chain(() -> indexes.want(table.schema(), tx))
                .chain(() -> run(
                        tx,
                        """
                        insert into contract (id, interface, version, document_version, digest, schema, in_force_at)
                        values ($1, $2, $3, $4, $5, cast(cast($6 as text) as jsonb), $7)""",
                        Tuple.from(List.of(
                                contract.getString("contract"),
                                contract.getString("interface"),
                                contract.getInteger("version"),
                                contract.getString("documentVersion"),
                                contract.getString("digest"),
                                schema,
                                contract.getInstant("inForceAt").atOffset(ZoneOffset.UTC)))));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }
}
