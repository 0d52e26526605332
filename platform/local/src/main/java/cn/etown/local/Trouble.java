package cn.etown.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What keeps the local system from running, said in one line in Chinese and English, with the command's exit code. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String NO_SPACE = "No space left on device";

    /** Why the command ended; the codes are part of what scripts may rely on. */
    public enum Kind {
        FAILED(1),
        USAGE(2),
        /** Used by the script {@code start}, which looks at Java before there is a virtual machine. */
        JAVA(3),
        PORT_IN_USE(4),
        DISK_FULL(5),
        ALREADY_RUNNING(6),
        NOT_BUILT(7);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    private Trouble(Kind kind, String zh, String en, Throwable cause) {
        super(zh + " · " + en, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    static Trouble usage(String zh, String en) {
        return new Trouble(Kind.USAGE, zh, en, null);
    }

    static Trouble portInUse(String program, int port) {
        return new Trouble(
                Kind.PORT_IN_USE,
                "端口 %d（%s）已被占用，请停用占用者或用 --port-base 另选端口".formatted(port, program),
                "Port %d (%s) is in use: stop what listens there or choose others with --port-base"
                        .formatted(port, program),
                null);
    }

    static Trouble diskFull(Path folder, long freeMegabytes, long neededMegabytes) {
        return new Trouble(
                Kind.DISK_FULL,
                "磁盘空间不足：%s 所在磁盘剩余 %d MB，至少需要 %d MB".formatted(folder, freeMegabytes, neededMegabytes),
                "Not enough disk space: %d MB are free for %s, %d MB are needed"
                        .formatted(freeMegabytes, folder, neededMegabytes),
                null);
    }

    static Trouble alreadyRunning(Path home) {
        return new Trouble(
                Kind.ALREADY_RUNNING,
                "数据目录 %s 正被另一个本机系统使用，请先停止它或用 --home 另选目录".formatted(home),
                "Another local system is using %s: stop it or choose another folder with --home".formatted(home),
                null);
    }

    static Trouble notBuilt(Path missing) {
        return new Trouble(
                Kind.NOT_BUILT,
                "缺少 %s，请用 platform/local/start 启动（会自动构建）".formatted(missing),
                "%s is missing: use platform/local/start, which builds it".formatted(missing),
                null);
    }

    public static Trouble failed(String zh, String en, Throwable cause) {
        return new Trouble(Kind.FAILED, zh, en, cause);
    }

    /** What a program wrote last before it ended by itself. */
    static Trouble ended(String program, int exitCode, Path log, String lastLines) {
        if (lastLines.contains(NO_SPACE)) {
            return outOfSpace(null);
        }
        return failed(
                "%s 启动后退出（代码 %d），日志见 %s".formatted(program, exitCode, log),
                "%s ended with code %d, its log is %s".formatted(program, exitCode, log),
                null);
    }

    /** Turns what went wrong with a file or a process into one line; a full disk keeps its own code. */
    static Trouble of(Throwable cause) {
        var causes = Stream.iterate(cause, each -> each != null, Throwable::getCause)
                .limit(10)
                .toList();
        for (var each : causes) {
            if (each instanceof Trouble trouble) {
                return trouble;
            }
            if (each instanceof IOException && String.valueOf(each.getMessage()).contains(NO_SPACE)) {
                return outOfSpace(cause);
            }
        }
        var root = causes.get(causes.size() - 1);
        return failed("未能完成：" + root, "Could not go on: " + root, cause);
    }

    private static Trouble outOfSpace(Throwable cause) {
        return new Trouble(Kind.DISK_FULL, "磁盘已满，请腾出空间后重新启动", "The disk is full: make room and start again", cause);
    }
}
