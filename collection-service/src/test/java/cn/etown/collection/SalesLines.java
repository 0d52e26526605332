package cn.etown.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sales lines of one day under {@link Governance#sales()}, the same each time. */
final class SalesLines {

    static final String HEADING = "单号,商品,数量,单价,时间,会员\n";
    static final String DAY = "2010-12-01";

    private SalesLines() {}

    /** {@code count} good lines. Each has the quantity 2 and the price 1.25, but every tenth the quantity -1. */
    static List<String> good(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int quantity = i % 10 == 9 ? -1 : 2;
            lines.add("%06d,商品%d,%d,1.25,%s 08:%02d:00,%s\n"
                    .formatted(536000 + i, i % 3, quantity, DAY, i % 60, i % 2 == 0 ? "true" : ""));
        }
        return lines;
    }

    static String csv(List<String> lines) {
        return HEADING + String.join("", lines);
    }

    /** {@code lines} cut into so many parts, shuffled before. */
    static List<String> cut(List<String> lines, int parts, long seed) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        List<String> cut = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            cut.add(csv(shuffled.subList(lines.size() * part / parts, lines.size() * (part + 1) / parts)));
        }
        return cut;
    }
}
