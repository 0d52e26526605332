package cn.etown.evidence.record;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The codes of one version of a code list, and the days on which each is in use (R3.2b). Does not change, so all threads may share
 * it.
 *
 * <p>Text is compared in normal form C, whatever either side was written in. A number is a code where it is the same number: a
 * field of numbers does not keep the zeros that a code may begin with.
 */
public final class ListedCodes {

    /**
     * One code.
     *
     * @param from the first day on which it is in use, or {@code null} where it always was
     * @param until the last day, or {@code null} where none is set
     */
    public record Code(String code, LocalDate from, LocalDate until) {}

    private static final Days ALWAYS = new Days(null, null, null);

    /** On which days a code is in use; {@code or} are those of another of the same number. */
    private record Days(LocalDate from, LocalDate until, Days or) {

        boolean meet(Period period) {
            return (from == null || !from.isAfter(period.to())) && (until == null || !until.isBefore(period.from()))
                    || or != null && or.meet(period);
        }
    }

    private final Map<String, Days> byText = new HashMap<>();
    /** Those that are written otherwise than their number is, by their number. */
    private final Map<String, Days> byNumber = new HashMap<>();

    public ListedCodes(Collection<Code> codes) {
        for (Code code : codes) {
            String text = normalised(code.code());
            byText.put(text, days(code, null));
            BigDecimal number = Decimals.parse(text);
            if (number != null && !Decimals.text(number).equals(text)) {
                byNumber.compute(Decimals.text(number), (same, others) -> days(code, others));
            }
        }
    }

    /** How many codes there are. */
    public int size() {
        return byText.size();
    }

    /** Whether {@code value} is a code that is in use on some day of {@code period}. */
    boolean have(Comparable<?> value, Period period) {
        String text = CanonicalRecord.text(value);
        Days days = byText.get(text);
        if (days == null && value instanceof String) {
            days = byText.get(normalised(text));
        }
        return days != null && days.meet(period) || value instanceof BigDecimal && isInUse(byNumber.get(text), period);
    }

    private static boolean isInUse(Days days, Period period) {
        return days != null && days.meet(period);
    }

    private static Days days(Code code, Days or) {
        return code.from() == null && code.until() == null && or == null
                ? ALWAYS
                : new Days(code.from(), code.until(), or);
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
