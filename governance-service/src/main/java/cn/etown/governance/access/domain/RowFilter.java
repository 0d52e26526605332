package cn.etown.governance.access.domain;

import cn.etown.governance.contract.domain.Field;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which rows a grant opens: those for which every condition holds, all of them where there is none. So it can only narrow. */
public record RowFilter(List<Condition> conditions) {

    private static final int MOST_CONDITIONS = 20;

    public RowFilter {
        conditions = List.copyOf(conditions);
    }

    /**
     * What is wrong with it, nothing where it fits.
     *
     * @param fields those of the contract in force
     * @param pointer where the filter stands
     */
    public List<FieldError> objections(List<Field> fields, String pointer) {
        if (conditions.size() > MOST_CONDITIONS) {
            return List.of(new FieldError(
                    pointer,
                    new Text(
                            "至多 " + MOST_CONDITIONS + " 个条件", "At most " + MOST_CONDITIONS + " conditions are taken")));
        }
        if (conditions.stream().mapToInt(each -> each.values().size()).sum() > Operator.MOST_VALUES) {
            return List.of(new FieldError(
                    pointer,
                    new Text(
                            "取值合计至多 " + Operator.MOST_VALUES + " 个",
                            "At most " + Operator.MOST_VALUES + " values are taken in all")));
        }
        Map<String, Field> byName = fields.stream().collect(Collectors.toMap(Field::name, Function.identity()));
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < conditions.size(); i++) {
            var condition = conditions.get(i);
            errors.addAll(condition.objections(Optional.ofNullable(byName.get(condition.field())), pointer + "/" + i));
        }
        return errors;
    }
}
