package cn.etown.evidence.record;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads and writes times that are digits at fixed places, as nearly all are. A formatter takes some twenty times as long, and
 * millions of records have a time each. What is read here a formatter of the same pattern reads as the same; it may read what is not
 * read here.
 */
final class FixedTime {

    /** The letters of the parts of a time, from the largest on: a time that has one has all before it. */
    private static final String LETTERS = "uMdHms";

    private static final int YEAR_DIGITS = 4;
    private static final int DIGITS = 2;

    /** What a part is where the pattern does not have it. */
    private static final int[] LEAST = {0, 1, 1, 0, 0, 0};

    /** The characters of the pattern, with 0 where a digit stands. */
    private final char[] form;
    /** Where each part begins, or -1 where the pattern does not have it. */
    private final int[] places;

    private FixedTime(char[] form, int[] places) {
        this.form = form;
        this.places = places;
    }

    /**
     * Nothing where {@code pattern} is not one of digits at fixed places, from the year down to at least the day.
     *
     * @param pattern of a {@link java.time.format.DateTimeFormatter}, with {@code u} for the year
     */
    static Optional<FixedTime> of(String pattern) {
        StringBuilder form = new StringBuilder();
        int[] places = new int[LETTERS.length()];
        Arrays.fill(places, -1);
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int part = LETTERS.indexOf(c);
            int end = i + 1;
            if (part >= 0) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                if (places[part] >= 0 || end - i != digitsOf(part)) {
                    return Optional.empty();
                }
                places[part] = form.length();
                form.append("\0".repeat(end - i));
            } else if (c == '\'') {
                end = pattern.indexOf('\'', i + 1) + 1;
                boolean quoteWithin = end < pattern.length() && pattern.charAt(end) == '\'';
                if (end <= i + 2 || quoteWithin) {
                    return Optional.empty();
                }
                form.append(pattern, i + 1, end - 1);
            } else if (isReserved(c)) {
                return Optional.empty();
            } else {
                form.append(c);
            }
            i = end;
        }
        return isTime(places) ? Optional.of(new FixedTime(form.toString().toCharArray(), places)) : Optional.empty();
    }

    /** Letters have a meaning of their own, and a digit beside others would leave it open where they end. */
    private static boolean isReserved(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || "[]{}#".indexOf(c) >= 0;
    }

    private static int digitsOf(int part) {
        return part == 0 ? YEAR_DIGITS : DIGITS;
    }

    /** Whether there is a day at least, and no part without the next larger one. */
    private static boolean isTime(int[] places) {
        int present = 0;
        while (present < places.length && places[present] >= 0) {
            present++;
        }
        long all = Arrays.stream(places).filter(place -> place >= 0).count();
        return present == all && present > LETTERS.indexOf('d');
    }

    /** How many characters such a time has. */
    int length() {
        return form.length;
    }

    /** The time that the first {@link #length()} characters of {@code text} are, or {@code null} where they are none. */
    LocalDateTime read(String text) {
        if (text.length() < form.length) {
            return null;
        }
        for (int i = 0; i < form.length; i++) {
            char c = text.charAt(i);
            if (form[i] == 0 ? c < '0' || c > '9' : c != form[i]) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(
                    part(text, 0), part(text, 1), part(text, 2), part(text, 3), part(text, 4), part(text, 5));
        } catch (DateTimeException none) {
            return null;
        }
    }

    private int part(String text, int part) {
        int place = places[part];
        if (place < 0) {
            return LEAST[part];
        }
        int number = 0;
        for (int i = place; i < place + digitsOf(part); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** The characters of {@code time}, whose year is one of 0 to 9999, with room for {@code more} behind them. */
    char[] write(LocalDateTime time, int more) {
        char[] text = Arrays.copyOf(form, form.length + more);
        write(text, 0, time.getYear());
        write(text, 1, time.getMonthValue());
        write(text, 2, time.getDayOfMonth());
        write(text, 3, time.getHour());
        write(text, 4, time.getMinute());
        write(text, 5, time.getSecond());
        return text;
    }

    private void write(char[] text, int part, int number) {
        if (places[part] >= 0) {
            digits(text, places[part], digitsOf(part), number);
        }
    }

    /** Writes {@code number} as so many digits, the first of them at {@code place}. */
    static void digits(char[] text, int place, int digits, int number) {
        int rest = number;
        for (int i = place + digits - 1; i >= place; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
