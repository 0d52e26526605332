package cn.etown.bench;

import cn.etown.e2e.FreshHome;
import cn.etown.local.LocalSystem;
import cn.etown.local.Options;
import cn.etown.local.Ports;
import cn.etown.local.Service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/** What a batch passes through on its way to a receipt, each service with 256 MB of heap. */
final class IntakeSystem {

    private static final List<String> SMALL_HEAP = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private IntakeSystem() {}

    static LocalSystem start() {
        LocalSystem system = LocalSystem.in(Options.of(Path.of(System.getProperty("test.root")), FreshHome.emptied())
                .on(Ports.free())
                .only(EnumSet.of(Service.GATEWAY, Service.COLLECTION, Service.GOVERNANCE))
                .withVirtualMachine(Service.GATEWAY, SMALL_HEAP)
                .withVirtualMachine(Service.COLLECTION, SMALL_HEAP));
        system.start();
        return system;
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
