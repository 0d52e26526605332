package cn.etown.collection.profile.domain;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The most frequent of many values, after Misra and Gries: {@value #MOST} are held, each with a count. When one more comes, all
 * counts are lowered until half of them are gone. So a count is never too high, and too low by no more than what all were lowered by,
 * which is less than a {@value #HALF}th of the number of values.
 */
final class FrequentValues {

    static final int MOST = 96;
    private static final int HALF = MOST / 2;
    /** A power of two, so much larger that a search ends soon. */
    private static final int SLOTS = 256;

    private Slots slots = new Slots();
    /** Those of before the counts were last lowered, to be filled again when they next are. */
    private Slots spare;

    private int held;
    private long lowered;

    /** What is held, by a part of its hash. */
    private static final class Slots {

        private final long[] hashes = new long[SLOTS];
        /** 0 where the slot is free. */
        private final long[] counts = new long[SLOTS];

        private final Comparable<?>[] values = new Comparable<?>[SLOTS];

        void clear() {
            Arrays.fill(counts, 0);
            Arrays.fill(values, null);
        }
    }

    /**
     * Counts a value; whether it was not held, so that it may be one that never came before.
     *
     * @param hash tells different values apart
     */
    boolean add(long hash, Comparable<?> value) {
        int slot = slotOf(hash);
        if (slots.counts[slot] > 0) {
            slots.counts[slot]++;
            return false;
        }
        hold(slot, hash, Values.cut(value), 1);
        return true;
    }

    void add(FrequentValues other) {
        lowered += other.lowered;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (other.slots.counts[slot] > 0) {
                addCount(other.slots.hashes[slot], other.slots.values[slot], other.slots.counts[slot]);
            }
        }
    }

    /** The most frequent ones first; only those that are more frequent than any that is not held can be. */
    List<FrequentValue> top(int most) {
        return IntStream.range(0, SLOTS)
                .filter(slot -> slots.counts[slot] > lowered)
                .mapToObj(slot -> new FrequentValue(
                        Values.text(slots.values[slot]), slots.counts[slot], slots.counts[slot] + lowered))
                .sorted(Comparator.comparingLong(FrequentValue::atLeast)
                        .reversed()
                        .thenComparing(FrequentValue::value))
                .limit(most)
                .toList();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(lowered);
        out.writeInt(held);
        for (int slot = 0; slot < SLOTS; slot++) {
            if (slots.counts[slot] > 0) {
                out.writeLong(slots.hashes[slot]);
                out.writeLong(slots.counts[slot]);
                out.writeUTF(Values.text(slots.values[slot]));
            }
        }
    }

    static FrequentValues read(DataInput in, Function<String, Comparable<?>> value) throws IOException {
        FrequentValues read = new FrequentValues();
        read.lowered = in.readLong();
        int written = in.readInt();
        for (int i = 0; i < written; i++) {
            long hash = in.readLong();
            long count = in.readLong();
            read.addCount(hash, value.apply(in.readUTF()), count);
        }
        return read;
    }

    private void addCount(long hash, Comparable<?> value, long count) {
        int slot = slotOf(hash);
        if (slots.counts[slot] == 0) {
            hold(slot, hash, value, count);
        } else {
            slots.counts[slot] += count;
        }
    }

    private void hold(int slot, long hash, Comparable<?> value, long count) {
        slots.hashes[slot] = hash;
        slots.values[slot] = value;
        slots.counts[slot] = count;
        held++;
        if (held > MOST) {
            lower();
        }
    }

    /** Where the value of {@code hash} is, or would be. */
    private int slotOf(long hash) {
        int slot = (int) hash & SLOTS - 1;
        while (slots.counts[slot] > 0 && slots.hashes[slot] != hash) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private void lower() {
        long by = middleCount();
        lowered += by;
        Slots before = slots;
        slots = spare == null ? new Slots() : spare;
        held = 0;
        for (int i = 0; i < SLOTS; i++) {
            if (before.counts[i] > by) {
                hold(slotOf(before.hashes[i]), before.hashes[i], before.values[i], before.counts[i] - by);
            }
        }
        before.clear();
        spare = before;
    }

    /** At least half of those that are held are as frequent as that or less. Where values seldom come twice it is 1, found at once. */
    private long middleCount() {
        int once = 0;
        for (long count : slots.counts) {
            once += count == 1 ? 1 : 0;
        }
        if (once * 2 >= held) {
            return 1;
        }
        long[] sorted = slots.counts.clone();
        Arrays.sort(sorted);
        return sorted[SLOTS - held + held / 2];
    }
}
