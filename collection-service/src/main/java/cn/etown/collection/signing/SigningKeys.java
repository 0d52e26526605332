package cn.etown.collection.signing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The keys in the configured folder, by their file names: the last one signs, and all are published, so that receipts
 * under a former key can still be checked.
 */
@Startup
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final String FIRST = "receipts-0001.pem";

    private final List<SigningKey> keys;

    @Inject
    SigningKeys(@ConfigProperty(name = "etown.keys.folder") Path folder, Pool pool) {
        this(folder, () -> anyReceipt(pool));
    }

    /** @param receiptsExist whether receipts were signed before, so that a missing key is a lost one */
    SigningKeys(Path folder, BooleanSupplier receiptsExist) {
        try {
            keys = in(folder, receiptsExist);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the signing keys in " + folder, e);
        }
    }

    public SigningKey current() {
        return keys.get(keys.size() - 1);
    }

    /** In the order of their files. */
    public List<SigningKey> all() {
        return keys;
    }

    /** The key that signs, and before it the one that did so last, where there was one. */
    public List<SigningKey> overlapping() {
        return keys.subList(Math.max(0, keys.size() - 2), keys.size());
    }

    /** All public keys as a JSON Web Key Set (RFC 7517). */
    public ObjectNode published() {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        keys.forEach(key -> set.withArray("keys").add(key.publicKey()));
        return set;
    }

    private static boolean anyReceipt(Pool pool) {
        return pool.query("select exists (select from receipt)")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .await()
                .indefinitely();
    }

    private static List<SigningKey> in(Path folder, BooleanSupplier receiptsExist) throws IOException {
        Files.createDirectories(folder);
        if (files(folder).isEmpty()) {
            if (receiptsExist.getAsBoolean()) {
                throw new IllegalStateException(
                        "No signing key in " + folder + ", and there are receipts under a former one:"
                                + " bring that key back, or put a new one there and publish the former as lost");
            }
            makeFirst(folder);
        }
        return files(folder).stream().map(SigningKeys::read).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pem"))
                    .sorted()
                    .toList();
        }
    }

    private static SigningKey read(Path file) {
        try {
            return SigningKey.ofPem(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Not a signing key: " + file, e);
        }
    }

    /**
     * Makes the first key, on disk before anything is signed with it: a receipt must not outlive its key. Of several replicas
     * that start at once one is first, and all use its key.
     */
    private static void makeFirst(Path folder) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path written = Files.createTempFile(folder, "new", ".tmp", ownerOnly);
        try {
            try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
                file.write(
                        StandardCharsets.US_ASCII.encode(SigningKey.generate().pem()));
                file.force(true);
            }
            Files.createLink(folder.resolve(FIRST), written);
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
            LOG.infof("Made the first key for receipts in %s: back it up", folder);
        } catch (FileAlreadyExistsException anotherReplicaWasFirst) {
            LOG.debugf("Another replica made the first key in %s", folder);
        } finally {
            Files.delete(written);
        }
    }
}
