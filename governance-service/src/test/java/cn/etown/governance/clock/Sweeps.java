package cn.etown.governance.clock;

import io.vertx.mutiny.sqlclient.Pool;

/** How far duties were looked through: tests do so several times a day, and on the same days. */
final class Sweeps {

    private Sweeps() {}

    static void forget(Pool pool) {
        pool.query("delete from breach_sweep").executeAndAwait();
    }
}
