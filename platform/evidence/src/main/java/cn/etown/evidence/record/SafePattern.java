package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The regular expressions a contract may hold: those that mean the same in ECMA-262 and in Java and that no value can make
 * run for long. As in JSON Schema, a value fits where the expression is found anywhere in it; {@code ^} and {@code $} hold
 * it to the beginning and the end.
 *
 * <p>A backtracking engine tries, at worst, every way of dividing a value among the parts of the expression. The number of
 * ways can be counted from the expression alone: alternatives add, parts that follow each other multiply, a part repeated
 * n to m times has the sum of the powers from n to m, and an expression that does not begin with {@code ^} is tried at every
 * place of the value. An expression with more than {@link #MOST_WAYS} ways for the longest
 * value its field allows is refused; {@code (a+)+} and its kin have astronomically many. Groups, alternatives, classes and
 * counted repeats are there; look-around, back references, flags, lazy or possessive repeats, and repeats of {@code ^} or
 * {@code $} are not.
 */
public final class SafePattern {

    /** The longest expression taken. */
    static final int MOST_CHARACTERS = 500;

    /** How long a value is reckoned to be where its field states no {@code maxLength}. */
    public static final int LONGEST_VALUE = 10_000;

    /** Up to which a matcher is used again: what it needed for a long one it would keep, and clear for each that follows. */
    private static final int SHORT_VALUE = 256;

    private static final BigInteger MOST_WAYS = BigInteger.valueOf(250_000);
    private static final int MOST_NESTED = 10;
    private static final String LETTERS_ESCAPABLE = "dDwWsStnrfu";

    private final String expression;
    private final int longestValue;
    private int at;
    private int nested;

    private SafePattern(String expression, int longestValue) {
        this.expression = expression;
        this.longestValue = longestValue;
    }

    /**
     * What is wrong with {@code expression}, if anything.
     *
     * @param longestValue the field's {@code maxLength}, or {@link #LONGEST_VALUE}
     */
    public static Optional<Text> objectionTo(String expression, int longestValue) {
        if (expression.length() > MOST_CHARACTERS) {
            return Optional.of(new Text(
                    "正则表达式至多 " + MOST_CHARACTERS + " 个字符", "A pattern has at most " + MOST_CHARACTERS + " characters"));
        }
        try {
            new SafePattern(expression, longestValue).check();
            Pattern.compile(expression);
            return Optional.empty();
        } catch (Unsafe unsafe) {
            return Optional.of(unsafe.objection);
        } catch (PatternSyntaxException wrong) {
            return Optional.of(syntax());
        }
    }

    /** Whether the expression is found in a text. Any number of threads may ask. */
    public static Predicate<String> compile(String expression) {
        Pattern pattern = Pattern.compile(asInEcma(expression));
        // To make a matcher takes longer than most texts take to be matched, so one is lent to whoever comes.
        AtomicReference<Matcher> free = new AtomicReference<>();
        return text -> {
            Matcher lent = free.getAndSet(null);
            Matcher matcher = lent == null ? pattern.matcher(text) : lent.reset(text);
            boolean found = matcher.find();
            if (text.length() <= SHORT_VALUE) {
                free.set(matcher.reset(""));
            }
            return found;
        };
    }

    /** With {@code $} for the end alone: in Java, and not in ECMA-262, it stands before a last line break too. */
    private static String asInEcma(String expression) {
        StringBuilder changed = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                changed.append(c).append(expression.charAt(++i));
            } else {
                inClass = c == '[' || inClass && c != ']';
                changed.append(c == '$' && !inClass ? "\\z" : String.valueOf(c));
            }
        }
        return changed.toString();
    }

    private void check() {
        bounded(alternatives());
        if (at < expression.length()) {
            throw new Unsafe(syntax());
        }
    }

    private BigInteger alternatives() {
        BigInteger ways = alternative();
        while (peek('|')) {
            at++;
            ways = bounded(ways.add(alternative()));
        }
        return ways;
    }

    /** An alternative that is not held to the beginning by {@code ^} is tried at every place of the value. */
    private BigInteger alternative() {
        boolean anywhere = nested == 0 && !peek('^');
        BigInteger ways = sequence();
        return anywhere ? bounded(ways.multiply(BigInteger.valueOf(Math.max(1, longestValue)))) : ways;
    }

    private BigInteger sequence() {
        BigInteger ways = BigInteger.ONE;
        while (at < expression.length() && !peek('|') && !peek(')')) {
            ways = bounded(ways.multiply(repeated(atom())));
        }
        return ways;
    }

    private BigInteger atom() {
        char next = expression.charAt(at++);
        switch (next) {
            case '(' -> {
                return group();
            }
            case '[' -> characterClass();
            case '\\' -> escape();
            case '*', '+', '?', '{', '}', ']' -> throw new Unsafe(syntax());
            case '^', '$' -> refuseRepeat(next);
            default -> {}
        }
        return BigInteger.ONE;
    }

    /** {@code ^?a*} begins with {@code ^} and is yet tried at every place; ECMA-262 knows no such repeat. */
    private void refuseRepeat(char anchor) {
        if (peek('*') || peek('+') || peek('?') || peek('{')) {
            throw new Unsafe(unsupported(anchor + "" + expression.charAt(at)));
        }
    }

    private BigInteger group() {
        if (peek('?')) {
            if (!expression.startsWith("?:", at)) {
                throw new Unsafe(unsupported("(?"));
            }
            at += 2;
        }
        if (++nested > MOST_NESTED) {
            throw new Unsafe(unsupported("((("));
        }
        BigInteger ways = alternatives();
        expect(')');
        nested--;
        return ways;
    }

    private void characterClass() {
        if (peek('^')) {
            at++;
        }
        while (!peek(']')) {
            if (at >= expression.length() || peek('[') || expression.startsWith("&&", at)) {
                throw new Unsafe(at >= expression.length() ? syntax() : unsupported("[[ &&"));
            }
            if (expression.charAt(at++) == '\\') {
                escape();
            }
        }
        at++;
    }

    private void escape() {
        if (at >= expression.length()) {
            throw new Unsafe(syntax());
        }
        char escaped = expression.charAt(at++);
        if (escaped == 'p' || escaped == 'P') {
            expect('{');
            at = Math.max(at, expression.indexOf('}', at));
            expect('}');
        } else if (Character.isLetterOrDigit(escaped) && LETTERS_ESCAPABLE.indexOf(escaped) < 0) {
            throw new Unsafe(unsupported("\\" + escaped));
        }
    }

    /** The ways of a part with the repeat that follows it, if one does. */
    private BigInteger repeated(BigInteger ways) {
        int least = 1;
        int most = 1;
        if (peek('*') || peek('+') || peek('?')) {
            char repeat = expression.charAt(at++);
            least = repeat == '+' ? 1 : 0;
            most = repeat == '?' ? 1 : longestValue;
        } else if (peek('{')) {
            at++;
            least = number();
            most = least;
            if (peek(',')) {
                at++;
                most = peek('}') ? Math.max(least, longestValue) : number();
            }
            expect('}');
        } else {
            return ways;
        }
        if (peek('?') || peek('+') || peek('*') || peek('{')) {
            throw new Unsafe(unsupported("*? *+"));
        }
        return sumOfPowers(ways, least, most);
    }

    private BigInteger sumOfPowers(BigInteger ways, int least, int most) {
        if (most < least || most > LONGEST_VALUE) {
            throw new Unsafe(syntax());
        }
        if (ways.equals(BigInteger.ONE)) {
            return bounded(BigInteger.valueOf(most - least + 1L));
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger power = BigInteger.ONE;
        for (int times = 0; times <= most; times++) {
            sum = times < least ? sum : bounded(sum.add(power));
            power = times < most ? bounded(power.multiply(ways)) : power;
        }
        return sum;
    }

    private int number() {
        int start = at;
        while (at < expression.length() && Character.isDigit(expression.charAt(at)) && at - start < 5) {
            at++;
        }
        if (start == at) {
            throw new Unsafe(syntax());
        }
        return Integer.parseInt(expression.substring(start, at));
    }

    private boolean peek(char expected) {
        return at < expression.length() && expression.charAt(at) == expected;
    }

    private void expect(char expected) {
        if (!peek(expected)) {
            throw new Unsafe(syntax());
        }
        at++;
    }

    private static BigInteger bounded(BigInteger ways) {
        if (ways.compareTo(MOST_WAYS) > 0) {
            throw new Unsafe(
                    new Text(
                            "正则表达式的重复可能耗时过长；请去掉嵌套的重复，以 ^ 开头，或写明更小的 maxLength",
                            "The repeats in the pattern could take too long: undo nested repeats, begin with ^, or state a smaller maxLength"));
        }
        return ways;
    }

    private static Text syntax() {
        return new Text("正则表达式有语法错误", "The pattern is not a regular expression");
    }

    private static Text unsupported(String construct) {
        return new Text("正则表达式不可使用 " + construct, "A pattern may not use " + construct);
    }

    private static final class Unsafe extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Text objection;

        Unsafe(Text objection) {
            super(objection.en(), null, false, false);
            this.objection = objection;
        }
    }
}
