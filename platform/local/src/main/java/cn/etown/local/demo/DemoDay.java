package cn.etown.local.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One day's sales of a provider, the same at every run.
 *
 * @param rows the lines under the heading, as they are sent
 * @param declared the number of records the manifest names
 * @param amount the day's turnover as the provider counts it, before any fault was planted
 */
record DemoDay(LocalDate day, Fault fault, List<String> rows, int declared, BigDecimal amount) {

    private static final String HEADING = "单号,行号,成交时间,商品,数量,单价";

    private static final List<String> PRODUCTS = List.of("演示小米", "演示陈醋", "演示核桃", "演示苹果", "演示粉条");

    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final int DAYS = 10;

    DemoDay {
        rows = List.copyOf(rows);
    }

    /** The ten days of a provider, its faults among them. */
    static List<DemoDay> of(Provider provider) {
        var days = new ArrayList<DemoDay>();
        for (int i = 0; i < DAYS; i++) {
            days.add(of(provider, FIRST.plusDays(i), faultOf(provider, i + 1)));
        }
        return days;
    }

    /** The content as it is sent. */
    String csv() {
        return HEADING + "\r\n" + String.join("\r\n", rows) + "\r\n";
    }

    private static Fault faultOf(Provider provider, int day) {
        if (provider == Provider.A) {
            return switch (day) {
                case 3 -> Fault.MALFORMED_AMOUNT;
                case 5 -> Fault.MISSING_FIELD;
                default -> Fault.NONE;
            };
        }
        return switch (day) {
            case 4 -> Fault.DUPLICATE_KEY;
            case 6 -> Fault.DAY_MISSING;
            case 8 -> Fault.SHORT;
            default -> Fault.NONE;
        };
    }

    private static DemoDay of(Provider provider, LocalDate day, Fault fault) {
        var random = new Random(day.toEpochDay() * 31 + provider.code().hashCode());
        var rows = new ArrayList<String>();
        var amount = BigDecimal.ZERO;
        int count = 20 + random.nextInt(20);
        for (int line = 1; line <= count; line++) {
            int quantity = random.nextInt(12) == 0 ? -1 : 1 + random.nextInt(6);
            var price = BigDecimal.valueOf(500 + random.nextInt(9500), 2);
            var product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
            rows.add(row(day, line, product, String.valueOf(quantity), price.toPlainString()));
            amount = amount.add(price.multiply(BigDecimal.valueOf(quantity)));
        }
        plant(fault, day, rows);
        return new DemoDay(day, fault, rows, fault == Fault.SHORT ? rows.size() + 3 : rows.size(), amount);
    }

    private static void plant(Fault fault, LocalDate day, List<String> rows) {
        switch (fault) {
            case MALFORMED_AMOUNT -> rows.set(4, row(day, 5, PRODUCTS.get(0), "2", "十二元五角"));
            case MISSING_FIELD -> rows.set(6, row(day, 7, "", "1", "18.00"));
            case DUPLICATE_KEY -> rows.add(row(day, 3, PRODUCTS.get(1), "1", "9.90"));
            case NONE, DAY_MISSING, SHORT -> {
                // The rows themselves are good.
            }
        }
    }

    private static String row(LocalDate day, int line, String product, String quantity, String price) {
        var invoice = "演示-" + day.toString().replace("-", "");
        var time = "%s %02d:%02d:00".formatted(day, 8 + line % 12, line % 60);
        return String.join(",", invoice, String.valueOf(line), time, product, quantity, price);
    }
}
