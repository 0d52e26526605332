package cn.etown.governance.classification.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How sensitive a field is: its class, and apart from it whether it tells of a person.
 *
 * @param sensitivityClass {@code null} as long as nobody has classified it
 * @param personalKind what it tells of the person, as the contract or the decision puts it, or {@code null}; of personal data only
 */
public record Marking(SensitivityClass sensitivityClass, boolean personalData, String personalKind) {

    /** Nothing is known of it. */
    public static final Marking NONE = new Marking(null, false, null);

    private static final Pattern KIND = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,100}");

    public Marking {
        personalKind = personalData ? personalKind : null;
    }

    /**
     * What a contract proposes for a field: its {@code classification}, where that is one of the classes, and its custom property
     * {@code personalData}, which is {@code true} or says what kind.
     *
     * @param property the field's part of the document
     */
    public static Marking written(Map<?, ?> property) {
        var written = property.get("classification") instanceof String text
                ? SensitivityClass.named(text)
                : Optional.<SensitivityClass>empty();
        var personal = personal(property);
        boolean isPersonal =
                personal.filter(said -> !said.equalsIgnoreCase("false")).isPresent();
        var kind = personal.filter(said -> !said.equalsIgnoreCase("true"))
                .filter(said -> KIND.matcher(said).matches());
        return new Marking(written.orElse(null), isPersonal, kind.orElse(null));
    }

    private static Optional<String> personal(Map<?, ?> property) {
        if (!(property.get("customProperties") instanceof List<?> custom)) {
            return Optional.empty();
        }
        return custom.stream()
                .filter(Map.class::isInstance)
                .map(one -> (Map<?, ?>) one)
                .filter(one -> "personalData".equals(one.get("property")))
                .map(one -> one.get("value"))
                .filter(value -> value instanceof Boolean || value instanceof String)
                .map(value -> value.toString().strip())
                .filter(said -> !said.isEmpty())
                .findFirst();
    }

    public boolean isClassified() {
        return sensitivityClass != null;
    }

    /**
     * Whether values are for fewer than all who may see that the data are there: of a person, or not general data of the two lower
     * levels [ours]. What is not classified is neither.
     */
    public boolean isClosed() {
        return personalData || isClassified() && SensitivityClass.L2.isBelow(sensitivityClass);
    }

    /** The stricter of both in each respect (就高从严); what is not classified takes the class of the other. */
    public Marking raisedBy(Marking other) {
        return new Marking(
                stricter(sensitivityClass, other.sensitivityClass),
                personalData || other.personalData,
                other.personalKind == null ? personalKind : other.personalKind);
    }

    /** Whether {@code to} is less strict in any respect; what is not classified is lowered by no class. */
    public boolean isLoweredBy(Marking to) {
        boolean classLowered = isClassified() && (!to.isClassified() || to.sensitivityClass.isBelow(sensitivityClass));
        return classLowered || personalData && !to.personalData;
    }

    private static SensitivityClass stricter(SensitivityClass one, SensitivityClass other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBelow(other) ? other : one;
    }
}
