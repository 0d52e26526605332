package cn.etown.evidence.content;

import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * Cuts JSON into the texts of its records, one at a time: the lines of NDJSON, or the elements of one array. It looks only at
 * what tells records apart; whether each is JSON is found when it is read.
 */
final class JsonTexts {

    private static final int END = -1;

    private final Reader in;
    private final boolean lines;
    private final char[] buffer = new char[16 * 1024];
    private int at;
    private int filled;
    private long line = 1;

    private final StringBuilder text = new StringBuilder();
    private long beginsOn;
    private boolean begun;
    private boolean ended;

    /** @param lines whether each line is a record; otherwise each element of an array is */
    JsonTexts(Reader in, boolean lines) {
        this.in = in;
        this.lines = lines;
    }

    /** Goes on to the next record; whether there was one. */
    boolean next() {
        text.setLength(0);
        return lines ? nextLine() : nextElement();
    }

    /** The text of the record, until the next one is asked for. */
    CharSequence text() {
        return text;
    }

    /**
     * The line on which the record begins, from 1. An element that begins on the line of the one before counts as if it were on
     * the next one, so no two have the same: in an array that is all on one line, the elements are numbered.
     */
    long line() {
        return beginsOn;
    }

    /** Empty lines are no records. */
    private boolean nextLine() {
        int c = skipSpace();
        beginsOn = line;
        while (c != END && c != '\n') {
            append(c);
            c = read();
        }
        return !text.isEmpty();
    }

    private boolean nextElement() {
        if (ended) {
            return false;
        }
        int c = skipSpace();
        if (!begun) {
            begun = true;
            if (c != '[') {
                throw malformed(line);
            }
            c = skipSpace();
            if (c == ']') {
                return end();
            }
        }
        beginsOn = Math.max(line, beginsOn + 1);
        c = copyElement(c);
        if (c == ']') {
            end();
        }
        return true;
    }

    /** Copies up to what ends the element, a comma or the array's bracket, and returns that. */
    private int copyElement(int first) {
        int depth = 0;
        boolean quoted = false;
        for (int c = first; ; c = read()) {
            if (c == END) {
                throw malformed(line);
            }
            if (quoted) {
                append(c);
                if (c == '\\') {
                    append(read());
                }
                quoted = c != '"';
            } else if (depth == 0 && (c == ',' || c == ']')) {
                return c;
            } else {
                quoted = c == '"';
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                append(c);
            }
        }
    }

    private boolean end() {
        ended = true;
        if (skipSpace() != END) {
            throw malformed(line);
        }
        return false;
    }

    private void append(int c) {
        if (c == END) {
            throw malformed(line);
        }
        if (text.length() == Content.MAX_RECORD) {
            throw new Malformed(
                    "malformed-json",
                    new Text("第 " + beginsOn + " 行的记录过长", "The record on line " + beginsOn + " is too long"));
        }
        text.append((char) c);
    }

    private int skipSpace() {
        int c = read();
        while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            c = read();
        }
        return c;
    }

    private int read() {
        if (at == filled && !fill()) {
            return END;
        }
        char c = buffer[at++];
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private boolean fill() {
        try {
            filled = in.read(buffer, 0, buffer.length);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
        at = 0;
        if (filled <= 0) {
            filled = 0;
            return false;
        }
        return true;
    }

    static Malformed malformed(long line) {
        return new Malformed(
                "malformed-json",
                new Text(
                        "第 " + line + " 行不是有效的 JSON，或有过长的值",
                        "Line " + line + " is not valid JSON, or has a value that is too long"));
    }
}
