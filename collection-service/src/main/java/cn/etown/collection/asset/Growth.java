package cn.etown.collection.asset;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.bulk.LockTimeout;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;

/**
 * Adds the columns that asset tables are to get, as soon as nobody holds the table. Any number of replicas may do so at once,
 * and what was not done before a stop is done after it.
 */
@ApplicationScoped
class Growth {

    private static final Logger LOG = Logger.getLogger(Growth.class);

    /**
     * Whoever asks for the table after one who wants it to grow waits behind that one, so it gives up soon and tries again
     * later.
     */
    private static final Duration GIVE_UP_SOON = Duration.ofMillis(200);

    private final Pool pool;

    Growth(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "${etown.assets.grow-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void growAll() {
        waiting().forEach(this::grow);
    }

    private List<String> waiting() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, GIVE_UP_SOON)) {
            return tx.rows("select distinct dataset from pending_column order by dataset")
                    .map(row -> row.getString("dataset"))
                    .toList();
        }
    }

    private void grow(String dataset) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, GIVE_UP_SOON)) {
            List<String> additions = take(tx, dataset);
            if (!additions.isEmpty()) {
                tx.run("alter table asset." + AssetTable.quoted(dataset) + " " + String.join(", ", additions));
                tx.commit();
                LOG.infof("The table of %s has grown by %d columns", dataset, additions.size());
            }
        } catch (RuntimeException failure) {
            tell(dataset, failure);
        }
    }

    /** The columns that nobody else is adding just now, off the list once {@code tx} is committed. */
    private static List<String> take(BulkTransaction tx, String dataset) {
        return tx.rows("""
                        delete from pending_column where (dataset, name) in (
                            select dataset, name from pending_column where dataset = $1 for update skip locked)
                        returning name, type""", dataset)
                .map(row -> "add column " + AssetTable.quoted(row.getString("name")) + " " + row.getString("type"))
                .toList();
    }

    private static void tell(String dataset, RuntimeException failure) {
        if (LockTimeout.is(failure)) {
            LOG.debugf("The table of %s is in use and cannot grow yet", dataset);
        } else {
            LOG.errorf(failure, "The table of %s cannot grow for now", dataset);
        }
    }
}
