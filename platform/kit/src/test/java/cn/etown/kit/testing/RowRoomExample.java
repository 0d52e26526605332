package cn.etown.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One example of what a record's fields take of a row. Governance refuses a contract by the rule by which collection makes its
 * table, and each has it for itself; both are held to the same examples.
 *
 * @param fields how many fields there are of each type
 * @param bytes what they take at most
 * @param fits whether a row has that much
 */
public record RowRoomExample(Map<String, Integer> fields, int bytes, boolean fits) {

    /** All examples, as {@code row-room.csv} has them. */
    public static List<RowRoomExample> all() {
        try (var file = RowRoomExample.class.getResourceAsStream("row-room.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(RowRoomExample::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RowRoomExample of(String line) {
        String[] cells = line.split(",");
        var fields = Arrays.stream(cells[0].split(" "))
                .map(count -> count.split("="))
                .collect(Collectors.toMap(count -> count[0], count -> Integer.valueOf(count[1])));
        return new RowRoomExample(fields, Integer.parseInt(cells[1]), Boolean.parseBoolean(cells[2]));
    }
}
