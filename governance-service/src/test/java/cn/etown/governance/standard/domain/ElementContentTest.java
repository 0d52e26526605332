package cn.etown.governance.standard.domain;

import cn.etown.governance.contract.domain.FieldType;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ElementContentTest {

    @Test
    void takesPartsThatGoTogether() {
        assertThat(wrong(FieldType.STRING, 20, null, null, "sales-channels", null))
                .isEmpty();
        assertThat(wrong(FieldType.NUMBER, null, 18, 2, null, "CNY")).isEmpty();
        assertThat(wrong(FieldType.INTEGER, null, null, null, null, "H87")).isEmpty();
    }

    @Test
    void refusesPartsThatDoNot() {
        assertThat(wrong(FieldType.NUMBER, 20, null, null, null, null)).containsExactly("/maxLength");
        assertThat(wrong(FieldType.STRING, null, 18, 2, null, null)).containsExactly("/precision");
        assertThat(wrong(FieldType.NUMBER, null, 18, null, null, null)).containsExactly("/scale");
        assertThat(wrong(FieldType.NUMBER, null, 2, 3, null, null)).containsExactly("/scale");
        assertThat(wrong(FieldType.DATE, null, null, null, "sales-channels", "CNY"))
                .containsExactly("/codeList", "/measureUnit");
    }

    private static List<String> wrong(
            FieldType type, Integer length, Integer precision, Integer scale, String codeList, String unit) {
        try {
            new ElementContent("名", "name", type, length, precision, scale, codeList, unit, null, null, null, false);
            return List.of();
        } catch (RuleRefused refused) {
            assertThat(refused.code()).isEqualTo("element-form");
            return refused.errors().stream().map(FieldError::pointer).toList();
        }
    }
}
