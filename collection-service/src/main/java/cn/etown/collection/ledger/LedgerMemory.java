package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.SignedNote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The newest checkpoint that was published from here, kept in a folder apart from the database. A database that was brought
 * back from an older backup knows less than what was published, and would give the places of signed receipts to others; by this
 * it is found out (see {@link LedgerForked}).
 */
@ApplicationScoped
class LedgerMemory {

    private static final String FILE = "newest-checkpoint";

    private final Path file;
    private final String origin;
    private volatile Checkpoint newest;

    @Inject
    LedgerMemory(@ConfigProperty(name = "etown.ledger.folder") Path folder, LedgerKeys keys) {
        file = folder.resolve(FILE);
        origin = keys.origin();
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                newest = Checkpoint.parse(
                        SignedNote.parse(Files.readAllBytes(file)).text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was published of the ledger in " + folder, e);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "Not a checkpoint of the ledger: " + file + "; bring the file back from a backup", broken);
        }
    }

    /** Of the ledger by its present name: what was published under a former one binds it no more. */
    Optional<Checkpoint> newest() {
        return Optional.ofNullable(newest)
                .filter(published -> published.origin().equals(origin));
    }

    /** Keeps a checkpoint, on disk before this returns; one that is older than what is known changes nothing. */
    synchronized void keep(SignedNote note) {
        Checkpoint published = Checkpoint.parse(note.text());
        if (newest().filter(known -> known.size() > published.size()).isPresent()) {
            return;
        }
        try {
            write(note.note().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what is published of the ledger in " + file, e);
        }
        newest = published;
    }

    private void write(byte[] note) throws IOException {
        Path written = Files.createTempFile(file.getParent(), FILE, ".tmp");
        try {
            Files.write(written, note);
            force(written, StandardOpenOption.WRITE);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.getParent(), StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
