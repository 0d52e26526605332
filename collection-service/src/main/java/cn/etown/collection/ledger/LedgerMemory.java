package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.SignedNote;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The newest checkpoint that was published from here, kept in a folder apart from the database. A database that was brought
 * back from an older backup knows less than what was published, and would give the places of signed receipts to others; by this
 * it is found out (see {@link LedgerForked}).
 */
@ApplicationScoped
class LedgerMemory {

    private static final String FILE = "newest-checkpoint";
    private static final String LOCK = "lock";

    /** What the file said when it was last changed. */
    private record Known(FileTime changed, Checkpoint newest) {}

    private final Path file;
    private final String origin;
    private volatile Known known = new Known(null, null);

    LedgerMemory(@ConfigProperty(name = "etown.ledger.folder") Path folder, LedgerKeys keys) {
        file = folder.resolve(FILE);
        origin = keys.origin();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what is published of the ledger in " + folder, e);
        }
        newest();
    }

    /**
     * Of the ledger by its present name: what was published under a former one binds it no more. Replicas may share the folder, so
     * the file is looked at each time.
     */
    Optional<Checkpoint> newest() {
        try {
            if (Files.exists(file)) {
                FileTime changed = Files.getLastModifiedTime(file);
                if (!changed.equals(known.changed())) {
                    known = new Known(
                            changed,
                            Checkpoint.parse(
                                    SignedNote.parse(Files.readAllBytes(file)).text()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what was published of the ledger in " + file, e);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "Not a checkpoint of the ledger: " + file + "; bring the file back from a backup", broken);
        }
        return Optional.ofNullable(known.newest())
                .filter(published -> published.origin().equals(origin));
    }

    /**
     * Keeps a checkpoint, on disk before this returns; one that is older than what is known changes nothing.
     *
     * @throws LedgerForked where another one of the same size is known
     */
    synchronized void keep(SignedNote note) {
        Checkpoint published = Checkpoint.parse(note.text());
        try (FileChannel lock =
                FileChannel.open(file.resolveSibling(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Released with its channel.
            lock.lock();
            Checkpoint before = newest().orElse(null);
            if (before == null || before.size() < published.size()) {
                write(note.note().getBytes(StandardCharsets.UTF_8));
            } else if (before.size() == published.size() && !before.root().equals(published.root())) {
                throw new LedgerForked(before, "another root was to be published: " + published.root());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep what is published of the ledger in " + file, e);
        }
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
