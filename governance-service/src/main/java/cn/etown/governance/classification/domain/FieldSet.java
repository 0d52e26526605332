package cn.etown.governance.classification.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Named fields taken together, as a grant or a derived asset takes them. A set has its strictest member's class (就高从严); as
 * long as one of them is not classified, its class is not known, and no lower one is said in its place.
 *
 * @param <F> what a field is known by
 */
public record FieldSet<F>(List<Member<F>> members) {

    /** One field and what counts for it. */
    public record Member<F>(F field, Marking marking) {}

    public FieldSet {
        members = List.copyOf(members);
    }

    /** The strictest class among those that are known; {@code null} where none is. */
    public SensitivityClass atLeast() {
        return members.stream()
                .map(member -> member.marking().sensitivityClass())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The class of the set; {@code null} as long as a member is not classified, and of no fields. */
    public SensitivityClass sensitivityClass() {
        return unclassified().isEmpty() ? atLeast() : null;
    }

    public boolean personalData() {
        return members.stream().anyMatch(member -> member.marking().personalData());
    }

    /** The members of the strictest class among those that are known. */
    public List<F> deciding() {
        var strictest = atLeast();
        return members.stream()
                .filter(member -> member.marking().isClassified())
                .filter(member -> member.marking().sensitivityClass() == strictest)
                .map(Member::field)
                .toList();
    }

    public List<F> unclassified() {
        return members.stream()
                .filter(member -> !member.marking().isClassified())
                .map(Member::field)
                .toList();
    }
}
