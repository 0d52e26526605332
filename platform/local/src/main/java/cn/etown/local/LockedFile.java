package cn.etown.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock between processes that the operating system takes back when its holder dies. */
final class LockedFile {

    private LockedFile() {}

    interface Work {
        void run() throws IOException;
    }

    /** Returns the lock, or null while anybody else holds it, in this process or another. */
    static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Runs the work while nobody else does. */
    static synchronized void whileHolding(Path file, Work work) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assert lock.isValid();
            work.run();
        }
    }
}
