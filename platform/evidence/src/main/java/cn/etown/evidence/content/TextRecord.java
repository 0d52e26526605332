package cn.etown.evidence.content;

import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordReader;
import cn.etown.kit.problem.Text;

import java.util.List;

/**
 * One record as it stands in its file.
 *
 * @param line the line on which it begins, from 1; in a spreadsheet its row; of an array's element at least one more than that
 *     of the one before. No two records of a file have the same
 * @param cells its text by column; of an {@code unfit} record its whole text alone
 * @param unfit why it cannot be told into columns, or {@code null} where it can
 */
public record TextRecord(long line, List<String> cells, Text unfit) {

    static TextRecord of(long line, List<String> cells) {
        return new TextRecord(line, cells, null);
    }

    static TextRecord unfit(long line, String text, Text why) {
        return new TextRecord(line, List.of(text), why);
    }

    /** The record as the contract behind {@code reader} takes it. */
    public ReadRecord typedBy(RecordReader reader) {
        return unfit == null ? reader.read(line, cells) : reader.refuse(line, cells.get(0), unfit);
    }
}
