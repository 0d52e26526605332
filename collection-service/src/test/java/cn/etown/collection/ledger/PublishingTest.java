package cn.etown.collection.ledger;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Proofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The tree of a ledger that was never published, or whose publishing was cut short. */
class PublishingTest {

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate();

    /** Over a full tile: its root was not kept, as the transaction that a checkpoint was remembered in never ended. */
    @Test
    void nodesAreMadeOfTheReceiptsHoweverOftenTheyWereLost() {
        fill(600);
        Checkpoint lost;
        try (BulkTransaction tx = begin()) {
            lost = tree(tx, 600);
        }
        try (BulkTransaction tx = begin()) {
            assertThat(tree(tx, 600)).isEqualTo(lost);
            assertThat(tree(tx, 600)).isEqualTo(lost);
            assertThat(tx.row("select count(*) as nodes from ledger_node")
                            .orElseThrow()
                            .getLong("nodes"))
                    .isEqualTo(2);
            tx.commit();
        }
    }

    private static BulkTransaction begin() {
        return BulkTransaction.begin(DATABASE.pool(), Duration.ofSeconds(10));
    }

    private static Checkpoint tree(BulkTransaction tx, long size) {
        LedgerHashes hashes = new LedgerHashes(tx);
        Publisher.addNodes(0, size, hashes, tx);
        return new Checkpoint("etown.test/ledger", size, Proofs.root(size, hashes));
    }

    private static void fill(int entries) {
        DATABASE.run("alter table ledger_entry drop constraint ledger_entry_batch_fkey");
        DATABASE.run("""
                insert into ledger_entry (position, batch, nonce, leaf_hash, recorded_at)
                select n, gen_random_uuid(), sha256(n::text::bytea), sha256(('leaf' || n)::bytea), now()
                from generate_series(1, %d) as n""".formatted(entries));
    }
}
