package cn.etown.collection.terms;

import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * One table of terms, as its resource serves it: versions, each from the day on which it holds, only ever added to. Its beans are
 * singletons: there is no constructor here for a proxy.
 *
 * @param <V> what is shown of a version
 * @param <N> what a caller asks for
 */
public abstract class CenterTerms<V extends TermVersion, N extends NextTerms> {

    private final TermTable<V> table;
    private final TermVersions versions;

    protected CenterTerms(TermTable<V> table, TermVersions versions) {
        this.table = table;
        this.versions = versions;
    }

    public Uni<V> newest() {
        return versions.newest(table);
    }

    /** Oldest first. */
    public Uni<Page<V>> versions(PageRequest page) {
        return versions.list(table, page);
    }

    /** Adds the next version. What belongs to a day before its own keeps the version that it had. */
    public Uni<V> set(EntityVersion expected, N next) {
        check(next);
        return versions.add(table, expected, next, tx -> follow(next, tx));
    }

    /** Refuses what contradicts itself. */
    protected abstract void check(N next);

    /** What else comes of the new version, in its transaction. */
    protected Uni<Void> follow(N next, SqlConnection tx) {
        return Uni.createFrom().voidItem();
    }
}
