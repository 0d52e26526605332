package cn.etown.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The one folder that holds everything a local system remembers; nobody else on the machine may look into it. */
record Home(Path folder) {

    /** A first start writes about 150 MB; below this there is no room to work. */
    static final long NEEDED_MEGABYTES = 2048;

    Home {
        folder = folder.toAbsolutePath().normalize();
    }

    Path postgresql() {
        return folder.resolve("postgresql");
    }

    Path credentials() {
        return folder.resolve("credentials.properties");
    }

    /** The digest of the realm's file that Keycloak last took here. */
    Path realm() {
        return folder.resolve("realm.sha256");
    }

    /** The signing keys of receipts. */
    Path keys() {
        return folder.resolve("keys");
    }

    /** The key that seals the credentials of connectors. */
    Path pullKey() {
        return folder.resolve("pull.key");
    }

    /** What was published of the ledger, apart from the database. */
    Path ledger() {
        return folder.resolve("ledger");
    }

    /** What each service is told. */
    Path settings() {
        return folder.resolve("settings");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** Which processes run, so that the next start can stop what a killed launcher left behind. */
    Path run() {
        return folder.resolve("run");
    }

    void create() throws IOException {
        for (var each : new Path[] {folder, keys(), ledger(), settings(), logs(), run()}) {
            Files.createDirectories(
                    each, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    void requireSpace() throws IOException {
        requireSpace(folder, Files.getFileStore(folder).getUsableSpace() >> 20);
    }

    static void requireSpace(Path folder, long freeMegabytes) {
        if (freeMegabytes < NEEDED_MEGABYTES) {
            throw Trouble.diskFull(folder, freeMegabytes, NEEDED_MEGABYTES);
        }
    }

    /** Claims the folder for this process; the claim ends with the process, however that ends. */
    FileChannel claim() throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (LockedFile.tryLock(channel) == null) {
            channel.close();
            throw Trouble.alreadyRunning(folder);
        }
        return channel;
    }
}
