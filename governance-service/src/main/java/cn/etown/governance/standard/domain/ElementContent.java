package cn.etown.governance.standard.domain;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one version of a data element (数据元) says.
 *
 * @param maxLength in characters, of text only; {@code null} where none is set
 * @param precision digits in all, of numbers only
 * @param scale digits after the point; goes with {@code precision}
 * @param codeList the code list its values are taken from, or {@code null}
 * @param measureUnit the unit it is measured in, a code of the list {@code measure-units}, or {@code null}
 * @param caliber what is counted, when, in what unit (口径)
 * @param owner the unit that answers for it, or {@code null} where the center does
 * @param classification the class that is proposed for fields of this meaning
 * @param personalData whether it tells of a person
 */
public record ElementContent(
        String nameZh,
        String nameEn,
        FieldType type,
        Integer maxLength,
        Integer precision,
        Integer scale,
        String codeList,
        String measureUnit,
        String caliber,
        String owner,
        SensitivityClass classification,
        boolean personalData) {

    /** @throws RuleRefused {@code element-form}, where the parts do not go together */
    public ElementContent {
        Objects.requireNonNull(nameZh, "nameZh");
        Objects.requireNonNull(nameEn, "nameEn");
        Objects.requireNonNull(type, "type");
        var wrong = new ArrayList<FieldError>();
        if (maxLength != null && type != FieldType.STRING) {
            wrong.add(error("/maxLength", "只有 STRING 有长度", "Only a STRING has a length"));
        }
        if ((precision != null || scale != null) && type != FieldType.NUMBER) {
            wrong.add(error("/precision", "只有 NUMBER 有精度和小数位", "Only a NUMBER has precision and scale"));
        }
        if ((precision == null) != (scale == null)) {
            wrong.add(error("/scale", "精度和小数位须同时给出", "Precision and scale are stated together"));
        }
        if (precision != null && scale != null && scale > precision) {
            wrong.add(error("/scale", "小数位不多于精度", "The scale is no larger than the precision"));
        }
        if (codeList != null && type != FieldType.STRING) {
            wrong.add(error("/codeList", "取自代码集的数据元应为 STRING", "An element with a code list is a STRING"));
        }
        if (measureUnit != null && type != FieldType.NUMBER && type != FieldType.INTEGER) {
            wrong.add(error("/measureUnit", "只有数值有计量单位", "Only numbers have a unit of measure"));
        }
        if (!wrong.isEmpty()) {
            throw new RuleRefused("element-form", new Text("数据元的各项不相符", "The parts of the element do not go together"))
                    .withClause("R3.2b")
                    .withErrors(List.copyOf(wrong));
        }
    }

    private static FieldError error(String pointer, String zh, String en) {
        return new FieldError(pointer, new Text(zh, en));
    }
}
