package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Reads the cells of one field: an empty cell is no value, anything else is typed and held against the rules. */
final class FieldReader {

    private final Field field;
    private final boolean required;
    private final CellReader cells;
    private final CellReader canonical;
    private final List<FieldRule> rules;
    /** What a value fails by each rule; records by the million share it. */
    private final List<Failure> failed;

    private final Failure missing;
    private final Failure untyped;

    /** @param required whether every record must have a value, by the contract or because something is built on it */
    FieldReader(Field field, boolean required, ZoneId zone) {
        this.field = field;
        this.required = required;
        cells = CellReader.of(field, zone);
        canonical = CellReader.of(Field.of(field.name(), field.type(), field.key()), zone);
        rules = FieldRule.of(field, zone);
        failed = rules.stream().map(rule -> failure(rule.rule(), rule.hint())).toList();
        missing = failure(Rule.REQUIRED, new Text("不能为空", "must not be empty"));
        untyped = failure(Rule.TYPE, cells.form());
    }

    /** The value of {@code cell}, {@code null} where it has none; what is wrong with it goes to {@code failures}. */
    Comparable<?> read(String cell, FailureList failures) {
        Comparable<?> value = type(cell, failures);
        if (value != null) {
            for (int i = 0; i < rules.size(); i++) {
                if (!rules.get(i).holds().test(value)) {
                    failures.add(failed.get(i));
                }
            }
        }
        return value;
    }

    /** As {@link #read}, whatever the contract says of values: what was taken under an older version is named by it too. */
    Comparable<?> type(String cell, FailureList failures) {
        if (cell.isEmpty()) {
            if (required) {
                failures.add(missing);
            }
            return null;
        }
        Comparable<?> value = cells.read(cell);
        if (value == null) {
            failures.add(untyped);
        }
        return value;
    }

    List<Text> hints() {
        return Stream.concat(Stream.of(cells.form()), rules.stream().map(FieldRule::hint))
                .toList();
    }

    /** A point in time as text that is read as that, or {@code null} where the field holds none. */
    String write(LocalDateTime at) {
        return cells.write(at);
    }

    /** A cell that is read as the value with this canonical text, which it stays where no cell is. */
    String write(String canonicalText) {
        Comparable<?> value = canonicalText.isEmpty() ? null : canonical.read(canonicalText);
        if (value == null) {
            return canonicalText;
        }
        String cell = cells.write(value);
        return value.equals(cells.read(cell)) ? cell : canonicalText;
    }

    private Failure failure(Rule rule, Text hint) {
        return new Failure(
                field.name(),
                rule,
                new Text("“" + field.physicalName() + "”" + hint.zh(), field.physicalName() + " " + hint.en()));
    }
}
