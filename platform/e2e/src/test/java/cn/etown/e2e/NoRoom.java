package cn.etown.e2e;

import cn.etown.local.Program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Has some processes find a disk that is full: of each file they may write only so much, and the write that would go beyond fails in
 * the kernel ({@code RLIMIT_FSIZE}, setrlimit(2)). Nobody needs rights for that but over processes of one's own. Java and PostgreSQL
 * ignore the signal that goes with it, PostgreSQL so that such limits "work like disk full" (postmaster.c).
 *
 * @param program whose first process, from which it starts others, is limited
 * @param bytes of each file
 * @param others which of its other processes; asked for when those to come are limited already, so that none is forgotten
 */
record NoRoom(Program program, long bytes, Supplier<LongStream> others) {

    /** What a segment of PostgreSQL's log holds: with less than that the server cannot run at all. */
    static final long LOG_SEGMENT = 16L << 20;

    private static final String UNLIMITED = "unlimited";

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /** For all processes of a program. */
    static NoRoom forAll(Program program, long bytes) {
        return new NoRoom(program, bytes, () -> descendants(program));
    }

    /** There is room again when {@code work} is done. */
    <E extends Exception> void during(Work<E> work) throws E {
        try {
            limit(program.process().pid(), String.valueOf(bytes));
            others.get().forEach(process -> limit(process, String.valueOf(bytes)));
            work.run();
        } finally {
            limit(program.process().pid(), UNLIMITED);
            descendants(program).forEach(process -> limit(process, UNLIMITED));
        }
    }

    private static LongStream descendants(Program program) {
        return program.process().descendants().mapToLong(ProcessHandle::pid);
    }

    /** The limit that a process may lift itself is set, so that it can be taken back. */
    private static void limit(long process, String bytes) {
        try {
            var limiting = new ProcessBuilder("prlimit", "--pid", String.valueOf(process), "--fsize=" + bytes + ":")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(limiting.getInputStream().readAllBytes());
            if (limiting.waitFor() != 0
                    && ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()) {
                throw new AssertionError("prlimit (util-linux) cannot limit process " + process + ": " + said);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
