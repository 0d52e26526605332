package cn.etown.collection.catalogue;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.function.Consumer;

/** The interfaces that data may come by. */
@ApplicationScoped
public class Interfaces {

    /** The form of an interface's code, as governance gives it. */
    public static final String CODE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private static final Text INTERFACE = new Text("数据接口", "interface");

    private final Pool pool;
    private final Contracts contracts;

    Interfaces(Pool pool, Contracts contracts) {
        this.pool = pool;
        this.contracts = contracts;
    }

    /**
     * The interface of the caller's own unit, with its contract in force. Another unit's is {@link NotFound}; one without a
     * contract is refused.
     */
    public Uni<CollectedInterface> requireOwn(String code, Caller caller) {
        return require(code, unit -> caller.mustBelongTo(unit, () -> unknown(code)));
    }

    /** As {@link #requireOwn}, of any unit that the caller sees. */
    public Uni<CollectedInterface> requireVisible(String code, Caller caller) {
        return require(code, unit -> caller.mustSee(unit, () -> unknown(code)));
    }

    /** That an interface has no contract is told only where its unit passes {@code check}. */
    private Uni<CollectedInterface> require(String code, Consumer<String> check) {
        return pool.preparedQuery("""
                        select i.code, i.unit, max(c.version) as version
                        from interface i left join contract c on c.interface = i.code
                        where i.code = $1 group by i.code""")
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .invoke(row -> check.accept(row.getString("unit")))
                .chain(this::withContract);
    }

    /** That there is no such interface for the caller. */
    private static NotFound unknown(String code) {
        return new NotFound(INTERFACE, code);
    }

    private Uni<CollectedInterface> withContract(Row row) {
        String code = row.getString("code");
        Integer version = row.getInteger("version");
        if (version == null) {
            throw new RuleRefused("no-contract", new Text("该接口没有生效的接口规范", "The interface has no contract in force"))
                    .withClause("R3.2b");
        }
        return contracts
                .require(code, version)
                .map(contract -> new CollectedInterface(code, row.getString("unit"), contract));
    }
}
