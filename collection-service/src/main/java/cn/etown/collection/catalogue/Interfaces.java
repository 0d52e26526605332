package cn.etown.collection.catalogue;

import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The interfaces that data may come by. */
@ApplicationScoped
public class Interfaces {

    private static final Text INTERFACE = new Text("数据接口", "interface");

    private final Pool pool;
    private final Contracts contracts;

    Interfaces(Pool pool, Contracts contracts) {
        this.pool = pool;
        this.contracts = contracts;
    }

    /** The interface with its contract in force, or {@link NotFound}; one without a contract is refused. */
    public Uni<CollectedInterface> require(String code) {
        return pool.preparedQuery("""
                        select i.code, i.unit, max(c.version) as version
                        from interface i left join contract c on c.interface = i.code
                        where i.code = $1 group by i.code""")
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .chain(this::withContract);
    }

    /** That there is no such interface for the caller. */
    public static NotFound unknown(String code) {
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
