package cn.etown.governance.unit.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码) after GB 32100-2015: one character for the registering authority, one for
 * the kind of organisation, six digits for the division, nine characters for the organisation, one check character.
 *
 * @param value 18 characters, letters in upper case
 */
public record UnitCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

    public UnitCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw refused(
                    "统一社会信用代码为 18 位：两位类别、六位行政区划、十位字符（不含 I、O、S、V、Z）",
                    "A unified social credit code has 18 characters: two for the kind, six digits for the division, ten more (no I, O, S, V, Z)");
        }
        if (value.charAt(17) != checkCharacter(value)) {
            throw refused("校验位不符，请核对代码", "The check character does not fit; look at the code again");
        }
    }

    /** The check character: 31 less the sum of value times 3 to the power of place, modulo 31 (GB 32100-2015, appendix A). */
    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < 17; place++) {
            sum += ALPHABET.indexOf(code.charAt(place)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static RuntimeException refused(String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused("unit-code", detail).withErrors(List.of(new FieldError("/code", detail)));
    }
}
