package cn.etown.collection.profile;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.bulk.CopyTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.FieldClasses;
import cn.etown.collection.profile.domain.RecordProfile;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Profiles of parts, and of the batches they make. */
@ApplicationScoped
public class Profiles {

    private static final int FETCHED_AT_ONCE = 20;

    private final Batches batches;
    private final FieldClasses classes;
    private final Pool pool;

    Profiles(Batches batches, FieldClasses classes, Pool pool) {
        this.batches = batches;
        this.classes = classes;
        this.pool = pool;
    }

    /** The fields of which a profile of {@code interfaceCode} may keep values, as they are classified now. */
    public Uni<Set<String>> open(String interfaceCode) {
        return classes.open(interfaceCode, pool);
    }

    /** Keeps the profile of a part until its batch is judged. */
    public void keep(CopyTransaction tx, UUID batch, int part, RecordProfile profile) {
        tx.run("insert into part_profile (batch, part, profile) values (?, ?, ?)", batch, part, profile.toBytes());
    }

    /** Merges the profiles of a batch's parts into its own, whatever the verdict. */
    public void merge(BulkTransaction tx, Contract contract, String interfaceCode, UUID batch) {
        Set<String> open = tx.await(connection -> classes.open(interfaceCode, connection));
        RecordProfile merged = new RecordProfile(contract.format(), open::contains);
        tx.forEach(
                FETCHED_AT_ONCE,
                row -> merged.add(RecordProfile.of(row.getBuffer("profile").getBytes())),
                "select profile from part_profile where batch = $1 order by part",
                batch);
        tx.run("insert into batch_profile (batch, profile) values ($1, $2)", batch, Buffer.buffer(merged.toBytes()));
        tx.run("delete from part_profile where batch = $1", batch);
    }

    /** By field; what was classified more strictly since is shown no more. */
    Uni<ProfilePage> list(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(found -> profileOf(found).map(profile -> ProfilePage.of(found, profile, page)));
    }

    private Uni<Optional<RecordProfile>> profileOf(BatchView batch) {
        return pool.preparedQuery("select profile from batch_profile where batch = $1")
                .execute(Tuple.of(batch.id()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<RecordProfile>empty())
                        : shown(
                                RecordProfile.of(rows.iterator()
                                        .next()
                                        .getBuffer("profile")
                                        .getBytes()),
                                batch.interfaceCode()));
    }

    private Uni<Optional<RecordProfile>> shown(RecordProfile profile, String interfaceCode) {
        return classes.open(interfaceCode, pool).map(open -> {
            profile.close(open::contains);
            return Optional.of(profile);
        });
    }
}
