package cn.etown.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Order lines with twelve fields, shaped like real ones and made by a fixed rule, written as CSV files; each delivery has a day and orders of its own. */
final class OrderLines {

    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 5, 1);
    private static final int MOST_ORDERS = 1_000_000_000;

    private static final String HEADING = "订单号,行号,商品编号,商品名称,品类,数量,单价,优惠,成交时间,渠道,运单号,收货地区\n";
    private static final String[] PRODUCTS = {"晋南苹果 礼盒 12枚", "乡宁紫砂 壶 \"\"圆\"\"", "黄土小米 5kg", "核桃 散装, 新货", "羊肉 冷冻 2.5kg"
    };
    private static final String[] CATEGORIES = {"水果", "工艺品", "粮食", "干果", "肉类"};
    private static final String[] CHANNELS = {"shop", "live", "group", "mini"};

    private final int delivery;
    private final int count;

    /** @param delivery from 0 */
    OrderLines(int delivery, int count) {
        this.delivery = delivery;
        this.count = count;
    }

    LocalDate day() {
        return FIRST_DAY.plusDays(delivery);
    }

    int count() {
        return count;
    }

    /** Writes the lines as {@code parts} files of about the same size, each with the heading. */
    List<Path> write(Path folder, int parts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            Path file = folder.resolve("delivery-" + delivery + "-part-" + (part + 1) + ".csv");
            int from = (int) ((long) count * part / parts);
            int to = (int) ((long) count * (part + 1) / parts);
            try (BufferedWriter csv = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                csv.write(HEADING);
                for (int i = from; i < to; i++) {
                    csv.write(line(i));
                }
            }
            files.add(file);
        }
        return files;
    }

    /** Quantity times price over all lines. */
    BigDecimal amount() {
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            amount = amount.add(BigDecimal.valueOf((long) quantity(i) * cents(i), 2));
        }
        return amount;
    }

    /** Four lines an order; the orders of a delivery follow those of the one before. */
    private int order(int i) {
        return Math.toIntExact(((long) delivery * count + i) / 4 % MOST_ORDERS);
    }

    private String line(int i) {
        int product = i % PRODUCTS.length;
        int second = i % 86_400;
        String name = PRODUCTS[product];
        return "A%09d,%d,SKU-%06d,%s,%s,%d,%d.%02d,%s,%s %02d:%02d:%02d,%s,%s,%06d\n"
                .formatted(
                        order(i),
                        1 + i % 4,
                        i % 7919,
                        name.contains(",") || name.contains("\"") ? '"' + name + '"' : name,
                        CATEGORIES[product],
                        quantity(i),
                        cents(i) / 100,
                        cents(i) % 100,
                        i % 3 == 0 ? "" : "1.50",
                        day(),
                        second / 3600,
                        second / 60 % 60,
                        second % 60,
                        CHANNELS[i % CHANNELS.length],
                        i % 5 == 0 ? "" : "YT" + (7_000_000_000L + i),
                        110_000 + i % 9000);
    }

    private static int quantity(int i) {
        return i % 50 == 0 ? -1 : 1 + i % 9;
    }

    private static int cents(int i) {
        return 190 + i * 7 % 20_000;
    }
}
