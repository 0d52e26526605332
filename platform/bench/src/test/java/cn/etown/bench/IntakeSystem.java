package cn.etown.bench;

import cn.etown.e2e.County;
import cn.etown.e2e.FreshHome;
import cn.etown.e2e.Provider;
import cn.etown.local.LocalSystem;
import cn.etown.local.Options;
import cn.etown.local.Ports;
import cn.etown.local.Service;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/**
 * What a batch passes through on its way to a receipt, each service with 256 MB of heap, and a provider who sends. It runs as long as
 * the tests of the class that keeps it in a static field with {@code @RegisterExtension}.
 */
final class IntakeSystem implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> SMALL_HEAP = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private LocalSystem system;
    private Provider provider;
    private Provider other;

    @Override
    public void beforeAll(ExtensionContext context) {
        system = LocalSystem.in(Options.of(Path.of(System.getProperty("test.root")), FreshHome.emptied())
                .on(Ports.free())
                .only(EnumSet.of(Service.GATEWAY, Service.COLLECTION, Service.GOVERNANCE))
                .withVirtualMachine(Service.GATEWAY, SMALL_HEAP)
                .withVirtualMachine(Service.COLLECTION, SMALL_HEAP)
                // Five gigabytes of short lines are more than the largest batch has otherwise.
                .with(Service.COLLECTION, "ETOWN_BATCHES_MOST_RECORDS", "100000000"));
        system.start();
        var county = new County(system);
        provider = county.a();
        other = county.b();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (system != null) {
            system.close();
        }
    }

    LocalSystem running() {
        return system;
    }

    Provider provider() {
        return provider;
    }

    /** A provider of another unit. */
    Provider other() {
        return other;
    }

    /** A connection to the database of collection. */
    Connection connect() throws SQLException {
        var database = system.database("collection");
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** The Content-Digest of what {@code content} has, which is read to its end. */
    static String contentDigest(InputStream content) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return "sha-256=:" + Base64.getEncoder().encodeToString(sha256.digest()) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
