package cn.etown.governance.contract.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads a list of values of one type, each once. */
record TypedValues(FieldType type) {

    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 200;

    List<String> read(Place list) {
        return read(list, list.items());
    }

    /** @param items those of {@code list} that have to be of the type */
    List<String> read(Place list, List<Place> items) {
        var values = new ArrayList<String>();
        items.forEach(item -> value(item).ifPresent(values::add));
        if (list.items().isEmpty()
                || list.items().size() > MOST_VALUES
                || new HashSet<>(values).size() < values.size()) {
            list.refuse(
                    "应有 1 至 " + MOST_VALUES + " 个互不相同的值", "There must be 1 to " + MOST_VALUES + " values, each once");
        }
        return values;
    }

    private Optional<String> value(Place item) {
        if (type == FieldType.STRING && item.value() instanceof String text && text.length() <= LONGEST_VALUE) {
            return Optional.of(text);
        }
        if (type == FieldType.INTEGER && item.value() instanceof BigInteger number) {
            return Optional.of(number.toString());
        }
        if (type == FieldType.NUMBER && item.value() instanceof Number) {
            return item.decimal().map(BigDecimal::toPlainString);
        }
        item.refuse(
                "可取值须与字段类型一致（仅 string、integer、number），至多 " + LONGEST_VALUE + " 个字符；是否可空由 required 决定",
                "A valid value has the field's type (string, integer or number) and at most " + LONGEST_VALUE
                        + " characters; whether a value may be absent is said by required");
        return Optional.empty();
    }
}
