package cn.etown.governance.unit.domain;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnitCodeTest {

    private static final String CODE = "91141029MA0DEM1AXT";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {CODE, "93141029MA0DEM2BXB", "12141029MA0DEM3UXW", "11141029MA0DEM0CXF"})
    void takesACodeWhoseCheckCharacterFits(String code) {
        assertThat(new UnitCode(code).value()).isEqualTo(code);
    }

    @Test
    void refusesEveryOtherCheckCharacter() {
        for (char check : ALPHABET.replace("T", "").toCharArray()) {
            assertThatThrownBy(() -> new UnitCode(CODE.substring(0, 17) + check))
                    .isInstanceOf(RuleRefused.class);
        }
    }

    @Test
    void noticesEveryWrongDigit() {
        for (int place = 2; place < 8; place++) {
            char wrong = CODE.charAt(place) == '9' ? '0' : (char) (CODE.charAt(place) + 1);
            String code = CODE.substring(0, place) + wrong + CODE.substring(place + 1);

            assertThatThrownBy(() -> new UnitCode(code)).isInstanceOf(RuleRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91141029MA0DEM1AX",
                "91141029MA0DEM1AXTT",
                "91141029ma0dem1axt",
                "9114102OMA0DEM1AXT",
                "91141029MA0DEM1AX\u0000"
            })
    void refusesWhatHasNotTheForm(String code) {
        assertThatThrownBy(() -> new UnitCode(code)).isInstanceOf(RuleRefused.class);
    }
}
