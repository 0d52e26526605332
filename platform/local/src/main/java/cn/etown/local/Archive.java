package cn.etown.local;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A program that comes packed and is unpacked once. */
final class Archive {

    private Archive() {}

    interface Finish {
        void in(Path draft) throws IOException;
    }

    /**
     * Unpacks the archive (tar, packed with gzip or xz) into the folder unless it is there already. The folder appears
     * whole and finished or not at all, whatever interrupts the work.
     *
     * @param levels how many leading folders of the archive's paths to leave out
     * @param finish what is still to be done before the folder counts as ready
     */
    static void unpackOnce(InputStream packed, int levels, Path folder, Finish finish) throws IOException {
        LockedFile.whileHolding(sibling(folder, ".lock"), () -> {
            if (Files.exists(folder)) {
                return;
            }
            var draft = sibling(folder, ".draft");
            delete(draft);
            unpack(packed, levels, draft);
            finish.in(draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    static Path sibling(Path folder, String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }

    private static void unpack(InputStream packed, int levels, Path folder) throws IOException {
        try (var plain = new CompressorStreamFactory().createCompressorInputStream(new BufferedInputStream(packed));
                var tar = new TarArchiveInputStream(plain)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = Path.of(entry.getName()).normalize();
                if (name.getNameCount() > levels) {
                    write(tar, entry, folder.resolve(name.subpath(levels, name.getNameCount())));
                }
            }
        } catch (CompressorException e) {
            throw new IOException(e);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var below = Files.walk(folder)) {
                for (var each : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
