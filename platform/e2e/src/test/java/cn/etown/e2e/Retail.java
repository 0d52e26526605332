package cn.etown.e2e;

import cn.etown.kit.testing.TestData;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Days of sales lines as files, and what a reader of the files alone says about them. */
public final class Retail {

    private static final String HEADING =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private Retail() {}

    /**
     * What one day's file says, computed here by itself: a line without a description breaks the contract, and under the
     * contract with a key so does one whose invoice, article, quantity and time were on a good line before.
     *
     * @param sentAmount quantity times price over all lines; the other figures but {@code received} leave out broken ones
     */
    public record Expected(
            long received,
            long accepted,
            BigDecimal sentAmount,
            long sentQuantity,
            BigDecimal amount,
            long quantity,
            long returns) {}

    /** One day's lines; {@code lines} stand without the heading. */
    public record Day(LocalDate date, List<String> lines, Expected expected) {

        static Day of(LocalDate date, List<String> lines) {
            return new Day(date, List.copyOf(lines), expectedOf(lines, line -> true));
        }

        /**
         * The same under the contract with a key, and with lines repeated at the end, for another customer: wherever the day is
         * cut, keys stand twice in different parts.
         */
        Day withKey() {
            var doubled = new ArrayList<>(lines);
            for (int i = 0; i < lines.size(); i += 60) {
                var cells = new ArrayList<>(cellsOf(lines.get(i)));
                cells.set(6, "99999");
                cells.set(2, cells.get(2).isEmpty() ? "" : '"' + cells.get(2).replace("\"", "\"\"") + '"');
                doubled.add(String.join(",", cells));
            }
            var keys = new HashSet<List<String>>();
            return new Day(date, List.copyOf(doubled), expectedOf(doubled, cells -> keys.add(keyOf(cells))));
        }

        private static List<String> keyOf(List<String> cells) {
            return List.of(cells.get(0), cells.get(1), cells.get(3), cells.get(4));
        }

        /** Only the lines that are good under the contract with a key. */
        Day good() {
            var keys = new HashSet<List<String>>();
            return Day.of(
                    date,
                    lines.stream()
                            .filter(line -> {
                                List<String> cells = cellsOf(line);
                                return !cells.get(2).isEmpty() && keys.add(keyOf(cells));
                            })
                            .toList());
        }

        /** The same with another price on the first {@code count} lines, which stay what they are by their key. */
        Day repriced(int count) {
            return Day.of(
                    date,
                    IntStream.range(0, lines.size())
                            .mapToObj(i -> i < count
                                    ? lines.get(i).replaceFirst(",[0-9.]+,([0-9]*),China$", ",9.99,$1,China")
                                    : lines.get(i))
                            .toList());
        }

        /** The lines as a correction writes them in place of those with their keys. */
        byte[] upserts() {
            return ("_operation," + HEADING + "\n"
                            + lines.stream()
                                    .map(line -> "UPSERT," + line + "\n")
                                    .collect(Collectors.joining()))
                    .getBytes(StandardCharsets.UTF_8);
        }

        byte[] content() {
            return content(lines);
        }

        /** The day cut into {@code count} parts, each a document complete in itself. */
        List<byte[]> cut(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> content(lines.subList(lines.size() * i / count, lines.size() * (i + 1) / count)))
                    .toList();
        }

        private static byte[] content(List<String> lines) {
            return (HEADING + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The real days where they are at hand, else nothing. */
    public static List<Day> realDays() {
        return TestData.folder("online-retail").map(Retail::daysIn).orElse(List.of());
    }

    /** Days made by a fixed rule in the shape of the real ones: returns, missing customers, zero prices, broken lines. */
    public static List<Day> generatedDays(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> generated(LocalDate.of(2011, 3, 1).plusDays(i), 400))
                .toList();
    }

    public static Day generated(LocalDate date, int lines) {
        var random = new Random(date.toEpochDay());
        var made = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            boolean back = random.nextInt(40) == 0;
            String description = random.nextInt(100) == 0 ? "" : "\"晋南 商品 " + random.nextInt(50) + ", 盒装\"";
            made.add(String.join(
                    ",",
                    (back ? "C" : "") + (540000 + i / 5),
                    "S" + random.nextInt(300),
                    description,
                    String.valueOf((back ? -1 : 1) * (1 + random.nextInt(24))),
                    date + " %02d:%02d:00".formatted(8 + random.nextInt(10), random.nextInt(60)),
                    random.nextInt(50) == 0 ? "0.0" : "%d.%02d".formatted(random.nextInt(30), random.nextInt(100)),
                    random.nextInt(3) == 0 ? "" : String.valueOf(12000 + random.nextInt(900)),
                    "China"));
        }
        return Day.of(date, made);
    }

    private static List<Day> daysIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .map(Retail::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Day read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            String name = file.getFileName().toString();
            return Day.of(
                    LocalDate.parse(name.substring(0, name.length() - ".csv".length())),
                    lines.subList(1, lines.size()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * @param unique tells of each line that is good in itself whether it is the first of its kind
     */
    private static Expected expectedOf(List<String> lines, Predicate<List<String>> unique) {
        long accepted = 0;
        long returns = 0;
        long quantity = 0;
        long sentQuantity = 0;
        var amount = BigDecimal.ZERO;
        var sentAmount = BigDecimal.ZERO;
        for (String line : lines) {
            List<String> cells = cellsOf(line);
            long pieces = Long.parseLong(cells.get(3));
            BigDecimal value = new BigDecimal(cells.get(5)).multiply(BigDecimal.valueOf(pieces));
            sentQuantity += pieces;
            sentAmount = sentAmount.add(value);
            if (!cells.get(2).isEmpty() && unique.test(cells)) {
                accepted++;
                quantity += pieces;
                amount = amount.add(value);
                returns += pieces < 0 ? 1 : 0;
            }
        }
        return new Expected(lines.size(), accepted, sentAmount, sentQuantity, amount, quantity, returns);
    }

    /** By hand: with the library that collection reads by, a mistake of the library's would be expected here too. */
    private static List<String> cellsOf(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
