package cn.etown.governance.contract.domain;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version after Semantic Versioning 2.0.0.
 *
 * @param preRelease what follows the hyphen, or {@code null}; such a version comes before the one without
 */
public record SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, String preRelease)
        implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final Pattern FORM =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final Comparator<SemanticVersion> BY_NUMBER = Comparator.comparing(SemanticVersion::major)
            .thenComparing(SemanticVersion::minor)
            .thenComparing(SemanticVersion::patch);

    /** How much a version differs from the one before. */
    public enum Step {
        /** Nothing differs. */
        NONE,
        /** Only what describes differs. */
        PATCH,
        /** Something is added or checked otherwise, and nothing that was relied upon is gone. */
        MINOR,
        /** Records that were right are so no longer, or something is taken away. */
        MAJOR
    }

    /** The version that {@code text} writes, if it is a semantic one. */
    public static Optional<SemanticVersion> of(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SemanticVersion(
                        new BigInteger(form.group(1)),
                        new BigInteger(form.group(2)),
                        new BigInteger(form.group(3)),
                        form.group(4)))
                : Optional.empty();
    }

    /** The lowest version a step further; before 1.0.0 anything may change with the second number. */
    public SemanticVersion after(Step step) {
        return switch (step) {
            case NONE -> this;
            case PATCH -> new SemanticVersion(major, minor, patch.add(BigInteger.ONE), null);
            case MINOR -> new SemanticVersion(major, minor.add(BigInteger.ONE), BigInteger.ZERO, null);
            case MAJOR ->
                major.signum() == 0
                        ? after(Step.MINOR)
                        : new SemanticVersion(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO, null);
        };
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int byNumber = BY_NUMBER.compare(this, other);
        if (byNumber != 0 || preRelease == null || other.preRelease == null) {
            return byNumber != 0 ? byNumber : Boolean.compare(preRelease == null, other.preRelease == null);
        }
        return comparePreRelease(preRelease.split("\\."), other.preRelease.split("\\."));
    }

    private static int comparePreRelease(String[] one, String[] other) {
        for (int place = 0; place < Math.min(one.length, other.length); place++) {
            int compared = compareIdentifier(one[place], other[place]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    private static int compareIdentifier(String one, String other) {
        boolean oneIsNumber = one.matches("[0-9]+");
        boolean otherIsNumber = other.matches("[0-9]+");
        if (oneIsNumber && otherIsNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return oneIsNumber == otherIsNumber ? one.compareTo(other) : Boolean.compare(otherIsNumber, oneIsNumber);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease == null ? "" : "-" + preRelease);
    }
}
