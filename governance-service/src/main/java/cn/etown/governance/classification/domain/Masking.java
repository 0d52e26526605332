package cn.etown.governance.classification.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A method and what it needs, and nothing else.
 *
 * <p>Maskings are totally ordered by strictness [ours]: by their method; of two that cut, the one that keeps fewer characters is
 * stricter, whichever end it keeps, so that one more rule never shows more of a value; of two that generalise, the coarser one.
 * Keys are no stricter than each other: their order, by name, only settles which holds.
 *
 * @param keep how many characters (Unicode code points) or digits TRUNCATE and KEEP_LAST keep, 1 to 50
 * @param to what GENERALISE_DATE and GENERALISE_PLACE generalise to
 * @param key the name of the key of HASH_WITH_KEY; the key itself is never known here
 */
public record Masking(MaskingMethod method, Integer keep, Coarseness to, String key) implements Comparable<Masking> {

    /** The value as it is. */
    public static final Masking NOTHING = new Masking(MaskingMethod.NONE, null, null, null);

    /** No value at all. */
    public static final Masking EVERYTHING = new Masking(MaskingMethod.NULL, null, null, null);

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MOST_KEPT = 50;

    private static final Comparator<Masking> STRICTNESS = Comparator.comparing(Masking::firstOfItsKind)
            .thenComparing(Masking::keep, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(Masking::method)
            .thenComparing(Masking::to, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Masking::key, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** @throws RuleRefused {@code masking-form}, where the parts do not go together */
    public Masking {
        Objects.requireNonNull(method, "method");
        var wrong = new ArrayList<FieldError>();
        if (method.keepsCharacters() ? keep == null || keep < 1 || keep > MOST_KEPT : keep != null) {
            wrong.add(error(
                    "/keep",
                    "TRUNCATE 和 KEEP_LAST 须写保留位数 1 至 50，其他方法不写",
                    "TRUNCATE and KEEP_LAST state how many to keep, 1 to 50; other methods do not"));
        }
        boolean generalises = method == MaskingMethod.GENERALISE_DATE || method == MaskingMethod.GENERALISE_PLACE;
        if (generalises ? to == null || !to.isOf(method) : to != null) {
            wrong.add(error(
                    "/to",
                    "GENERALISE_DATE 写 MONTH、QUARTER 或 YEAR，GENERALISE_PLACE 写 COUNTY、CITY 或 PROVINCE，其他方法不写",
                    "GENERALISE_DATE is to MONTH, QUARTER or YEAR, GENERALISE_PLACE to COUNTY, CITY or PROVINCE; others to"
                            + " nothing"));
        }
        boolean hashes = method == MaskingMethod.HASH_WITH_KEY;
        if (hashes ? key == null || !KEY.matcher(key).matches() : key != null) {
            wrong.add(
                    error(
                            "/key",
                            "HASH_WITH_KEY 写密钥编号：1 至 64 个小写字母、数字或 . _ -，其他方法不写",
                            "HASH_WITH_KEY names its key by 1 to 64 lower-case letters, digits or . _ -; other methods do not"));
        }
        if (!wrong.isEmpty()) {
            throw new RuleRefused("masking-form", new Text("脱敏方法的各项不相符", "The parts of the masking do not go together"))
                    .withClause("R3.2d")
                    .withErrors(List.copyOf(wrong));
        }
    }

    /** The strictest last. */
    @Override
    public int compareTo(Masking other) {
        return STRICTNESS.compare(this, other);
    }

    private MaskingMethod firstOfItsKind() {
        return method.keepsCharacters() ? MaskingMethod.TRUNCATE : method;
    }

    private static FieldError error(String pointer, String zh, String en) {
        return new FieldError(pointer, new Text(zh, en));
    }
}
