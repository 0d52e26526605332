package cn.etown.local;

import java.io.PrintStream;

/** Told what the local system does, step by step. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (zh, en) -> {};

    void step(String zh, String en);

    /** Writes each step on a line, led by the seconds since now. */
    static Progress to(PrintStream out) {
        long begin = System.nanoTime();
        return (zh, en) -> {
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.println("%6.1f s  %s · %s".formatted(seconds, zh, en));
        };
    }
}
