package cn.etown.governance.access.domain;

import cn.etown.governance.contract.domain.Field;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One condition on the rows of a grant. Its values are values: nothing in them is ever read as part of a query. */
public record Condition(String field, Operator operator, List<String> values) {

    public Condition {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(operator, "operator");
        values = List.copyOf(values);
    }

    /**
     * What is wrong with it, nothing where it fits.
     *
     * @param of the field of that name in the contract in force, absent where there is none
     * @param pointer where the condition stands
     */
    List<FieldError> objections(Optional<Field> of, String pointer) {
        if (of.isEmpty()) {
            return List.of(
                    error(pointer + "/field", "生效的接口规范没有字段：" + field, "The contract in force has no field " + field));
        }
        if (!operator.fits(of.get().type())) {
            return List.of(error(
                    pointer + "/operator",
                    operator + " 不适用于 " + of.get().type() + " 类型",
                    operator + " does not fit the type " + of.get().type()));
        }
        if (!operator.takes(values.size())) {
            boolean fixed = operator.least() == operator.most();
            return List.of(error(
                    pointer + "/values",
                    operator + " 的取值须为 " + (fixed ? "" : operator.least() + " 至 ") + operator.most() + " 个",
                    operator + " takes " + (fixed ? "" : operator.least() + " to ") + operator.most() + " values"));
        }
        return ofValues(of.get(), pointer);
    }

    private List<FieldError> ofValues(Field of, String pointer) {
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < values.size(); i++) {
            if (TypedValue.read(of, values.get(i)).isEmpty()) {
                errors.add(error(
                        pointer + "/values/" + i,
                        "不是 " + of.type() + " 类型的值（日期和时间按 ISO 8601，数字为十进制）",
                        "Not a value of the type " + of.type()
                                + " (dates and times in ISO 8601, numbers in plain decimal)"));
            }
        }
        if (errors.isEmpty() && operator == Operator.BETWEEN && isEmpty(of)) {
            errors.add(error(pointer + "/values", "下限大于上限", "The lower end lies above the upper one"));
        }
        return errors;
    }

    private boolean isEmpty(Field of) {
        var low = TypedValue.read(of, values.get(0)).orElseThrow();
        var high = TypedValue.read(of, values.get(1)).orElseThrow();
        return low.isAbove(high);
    }

    private static FieldError error(String pointer, String zh, String en) {
        return new FieldError(pointer, new Text(zh, en));
    }
}
