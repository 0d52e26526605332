package cn.etown.evidence.content;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The records of one file, read one after the other; none is held once the next is asked for. For one thread.
 *
 * <p>What is wrong with the file as a whole is a {@link Malformed} or {@link RuleRefused}, and nothing of it can be used; where
 * the stream it comes by fails, that is an {@link UncheckedIOException} with the stream's own failure.
 */
public abstract sealed class Content implements Closeable permits CsvContent, JsonContent, XlsxContent {

    /** Most characters of a cell, of a record, and most cells of a record. */
    static final int MAX_CELL = 64 * 1024;

    static final int MAX_RECORD = 1024 * 1024;
    static final int MAX_CELLS = 2000;

    /** Of the record read last. */
    private long line;

    /** The headings of the columns. To be asked first, once. */
    public abstract List<String> heading();

    /** The next record, or {@code null} after the last one. Its line is beyond that of the one before, and so names it. */
    public final TextRecord next() {
        TextRecord record = read();
        if (record != null) {
            if (record.line() <= line) {
                throw new IllegalStateException("Record on line " + record.line() + " after one on line " + line);
            }
            line = record.line();
        }
        return record;
    }

    /** Reads on to the next record, or {@code null} after the last one. */
    abstract TextRecord read();

    /** How many bytes were unpacked so far to read this, beside those of the stream itself. */
    public long unpacked() {
        return 0;
    }

    /** Gives back what reading took; the stream is its owner's to close. */
    @Override
    public void close() {}

    static Refusal headingMissing() {
        return new Malformed("heading-missing", new Text("文件没有表头", "The content has no heading"));
    }
}
