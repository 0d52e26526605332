package cn.etown.evidence.statement;

import cn.etown.evidence.record.RecordSetDigest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts records by bucket and digest on disk: a file of its own for each bucket, cut into sorted runs where it is large. So a set of
 * any size takes the memory of one run. For one thread.
 */
public final class RecordSpool implements Closeable {

    /** Bytes of one run, with what Java needs to hold them. */
    static final long RUN = 24L * 1024 * 1024;

    private static final int HASH = 32;
    private static final int OVERHEAD = 24;
    private static final int BUFFER = 8192;
    private static final Comparator<byte[]> BY_DIGEST = Arrays::compareUnsigned;

    /** Takes the records of one bucket, in the order of their digests. */
    public interface Taker {

        /** @param key what was added with the record */
        void take(byte[] digest, byte[] identity, byte[] key) throws IOException;
    }

    private final Path folder;
    private final long run;
    private final DataOutputStream[] buckets = new DataOutputStream[RecordSetDigest.BUCKETS];

    public RecordSpool() throws IOException {
        this(RUN);
    }

    RecordSpool(long run) throws IOException {
        this.run = run;
        folder = Files.createTempDirectory("etown-statement");
    }

    /**
     * Adds a record.
     *
     * @param identity what it is known by; its first byte names the bucket
     * @param key what is to come back with it, perhaps nothing
     */
    public void add(byte[] digest, byte[] identity, byte[] key) throws IOException {
        DataOutputStream out = bucket(Byte.toUnsignedInt(identity[0]));
        out.writeInt(2 * HASH + key.length);
        out.write(digest);
        out.write(identity);
        out.write(key);
    }

    /** Gives the records of {@code bucket} to {@code taker}, once; nothing can be added to it afterwards. */
    public void forEach(int bucket, Taker taker) throws IOException {
        if (buckets[bucket] == null) {
            return;
        }
        buckets[bucket].close();
        List<Path> runs = new ArrayList<>();
        try (DataInputStream in = open(file(bucket))) {
            List<byte[]> held = readRun(in);
            if (in.available() == 0) {
                for (byte[] record : held) {
                    give(record, taker);
                }
                return;
            }
            while (!held.isEmpty()) {
                runs.add(write(held, folder.resolve("run-" + bucket + "-" + runs.size())));
                held = readRun(in);
            }
        }
        merge(runs, taker);
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream bucket : buckets) {
            if (bucket != null) {
                bucket.close();
            }
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private DataOutputStream bucket(int bucket) throws IOException {
        if (buckets[bucket] == null) {
            buckets[bucket] =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(bucket)), BUFFER));
        }
        return buckets[bucket];
    }

    private Path file(int bucket) {
        return folder.resolve("bucket-" + bucket);
    }

    /** As many records as a run has, sorted; none at the end. */
    private List<byte[]> readRun(DataInputStream in) throws IOException {
        List<byte[]> held = new ArrayList<>();
        long bytes = 0;
        byte[] record = read(in);
        while (record != null) {
            held.add(record);
            bytes += record.length + OVERHEAD;
            record = bytes < run ? read(in) : null;
        }
        held.sort(BY_DIGEST);
        return held;
    }

    private static void merge(List<Path> runs, Taker taker) throws IOException {
        PriorityQueue<Run> next = new PriorityQueue<>(Comparator.comparing(Run::record, BY_DIGEST));
        List<DataInputStream> open = new ArrayList<>();
        try {
            for (Path file : runs) {
                DataInputStream in = open(file);
                open.add(in);
                next.add(new Run(in, read(in)));
            }
            while (!next.isEmpty()) {
                Run first = next.remove();
                give(first.record(), taker);
                byte[] following = read(first.in());
                if (following != null) {
                    next.add(new Run(first.in(), following));
                }
            }
        } finally {
            for (DataInputStream in : open) {
                in.close();
            }
        }
    }

    private record Run(DataInputStream in, byte[] record) {}

    private static void give(byte[] record, Taker taker) throws IOException {
        taker.take(
                Arrays.copyOf(record, HASH),
                Arrays.copyOfRange(record, HASH, 2 * HASH),
                Arrays.copyOfRange(record, 2 * HASH, record.length));
    }

    private static Path write(List<byte[]> records, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (byte[] record : records) {
                out.writeInt(record.length);
                out.write(record);
            }
        }
        return file;
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static byte[] read(DataInputStream in) throws IOException {
        if (in.available() == 0) {
            return null;
        }
        byte[] record = new byte[in.readInt()];
        in.readFully(record);
        return record;
    }
}
