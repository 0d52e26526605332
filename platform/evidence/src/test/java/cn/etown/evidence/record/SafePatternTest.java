package cn.etown.evidence.record;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class SafePatternTest {

    private static final int LONGEST = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACC[0-9]{8}",
                "^C?[0-9]{6,10}$",
                "^[A-Z]{2}-\\d{4}$",
                "^(网店|直播|门店)$",
                "^(?:\\d{3}-)?\\d{8}$",
                "^[a-z.]+@[a-z]+\\.[a-z]{2,4}$",
                "^\\p{L}[\\p{L}\\d ._\\]-]*$",
                "^.*$",
                ""
            })
    void takesWhatCannotRunForLong(String pattern) {
        assertThat(SafePattern.objectionTo(pattern, LONGEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^(a|a)*$",
                "^(a|aa)+$",
                "^(a?){30}a{30}$",
                "^(.*,){12}x$",
                "^a*a*a*a*a*$",
                ".*.*.*x",
                "^((a{1,9}){1,9}){1,9}$",
                "^a|a*a*a*b"
            })
    void refusesWhatCouldRunForLong(String pattern) {
        assertThat(SafePattern.objectionTo(pattern, LONGEST)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a)",
                "[a",
                "[",
                "*a",
                "a{",
                "a{2",
                "a{3,2}",
                "a{99999}",
                "\\",
                "\\p{",
                "\\pL",
                "\\p{Nothing}",
                "a**",
                "(?<name>a)",
                "(?=a)",
                "(?<!a)",
                "(?i)a",
                "(a)\\1",
                "\\k<a>",
                "\\Qa\\E",
                "a*?",
                "a*+",
                "^?a*a*b",
                "^{0}a*a*b",
                "a$*",
                "[a-z&&[^b]]",
                "((((((((((((a))))))))))))"
            })
    void refusesWhatIsNoPatternOrMeansSomethingElseElsewhere(String pattern) {
        assertThat(SafePattern.objectionTo(pattern, LONGEST)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[a-z.]+@[a-z]+\\.[a-z]{2,4}$", "^a*a*b$", "a{1,40}b", "^(a|b|aa){7}c$"})
    void whatItTakesEndsSoonOnTheWorstValues(String pattern) {
        assertThat(SafePattern.objectionTo(pattern, LONGEST)).isEmpty();
        var compiled = Pattern.compile(pattern);
        var worst = "a".repeat(LONGEST);

        boolean found = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> compiled.matcher(worst).find());

        assertThat(found).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 5000})
    void refusesALongOne(int length) {
        assertThat(SafePattern.objectionTo("a".repeat(length), LONGEST)).isPresent();
    }
}
