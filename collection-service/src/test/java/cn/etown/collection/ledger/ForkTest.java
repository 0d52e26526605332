package cn.etown.collection.ledger;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Hash;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What was published stays published, whatever becomes of the database. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ForkTest {

    private static final Hash ROOT = Hash.ofLeaf(new byte[] {1});

    @Inject
    Pool pool;

    @Inject
    LedgerKeys keys;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @TempDir
    Path folder;

    private LedgerMemory memory;

    @BeforeEach
    void remember() {
        memory = new LedgerMemory(folder, keys);
    }

    @Test
    void nothingIsPublishedFromADatabaseThatIsOlderThanWhatWas() {
        memory.keep(keys.sign(new Checkpoint(keys.origin(), 1_000_000_000, ROOT)));

        assertThat(publisher().publishNext()).isFalse();
        assertThat(memory.newest().orElseThrow().size()).isEqualTo(1_000_000_000);
    }

    @Test
    void noPlaceIsGivenTwice() {
        memory.keep(keys.sign(new Checkpoint(keys.origin(), 1_000_000_000, ROOT)));

        try (BulkTransaction tx = BulkTransaction.begin(pool, Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> new Ledger(memory).takePosition(tx)).isInstanceOf(LedgerForked.class);
        }
    }

    @Test
    void nothingIsPublishedFromADatabaseThatHoldsAnotherLedger() {
        memory.keep(keys.sign(new Checkpoint(keys.origin(), 0, ROOT)));

        assertThat(publisher().publishNext()).isFalse();
        assertThat(memory.newest().orElseThrow().root()).isEqualTo(ROOT);
    }

    @Test
    void aLedgerUnderAnotherNameBeginsAnew() {
        memory.keep(keys.sign(new Checkpoint("etown.test/former", 1_000_000_000, ROOT)));

        assertThat(new LedgerMemory(folder, keys).newest()).isEmpty();
    }

    @Test
    void whatWasPublishedIsKnownAfterARestart() {
        Checkpoint published = new Checkpoint(keys.origin(), 7, ROOT);

        memory.keep(keys.sign(published));
        memory.keep(keys.sign(new Checkpoint(keys.origin(), 3, ROOT)));

        assertThat(new LedgerMemory(folder, keys).newest()).contains(published);
    }

    @Test
    void aBrokenMemoryIsNoneToStartWith() throws IOException {
        Files.writeString(folder.resolve("newest-checkpoint"), "not a checkpoint");

        assertThatThrownBy(() -> new LedgerMemory(folder, keys))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString());
    }

    /** What one replica published into a folder that they share binds the other, which keeps nothing older over it. */
    @Test
    void whatAnotherReplicaPublishedIsKnownToo() {
        LedgerMemory other = new LedgerMemory(folder, keys);
        Checkpoint published = new Checkpoint(keys.origin(), 200, ROOT);

        other.keep(keys.sign(new Checkpoint(keys.origin(), 100, ROOT)));
        memory.keep(keys.sign(published));
        other.keep(keys.sign(new Checkpoint(keys.origin(), 150, ROOT)));

        assertThat(other.newest()).contains(published);
        assertThatThrownBy(() -> other.keep(keys.sign(new Checkpoint(keys.origin(), 200, Hash.OF_NOTHING))))
                .isInstanceOf(LedgerForked.class);
    }

    private Publisher publisher() {
        return new Publisher(pool, keys, memory, outbox, clock);
    }
}
