package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Difference.Aspect;
import cn.etown.governance.contract.domain.Difference.Change;
import cn.etown.governance.contract.domain.LibraryRule.Metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where two versions of a contract hold a delivery as a whole to other rules. A threshold is held against whatever the other
 * version says of the same: another threshold, or that not one record may fail. That itself is enforced on each record, and
 * told as a check of its fields where it comes or goes.
 */
final class QualityDifferences {

    private final ContractDocument from;
    private final ContractDocument to;

    QualityDifferences(ContractDocument from, ContractDocument to) {
        this.from = from;
        this.to = to;
    }

    List<Difference> all() {
        return Stream.of(from, to)
                .flatMap(document -> document.libraryRules().stream())
                .filter(rule -> !rule.holdsEachRecord())
                .map(LibraryRule::identity)
                .distinct()
                .flatMap(identity -> compare(identity, rules(from, identity), rules(to, identity)).stream())
                .toList();
    }

    private static Optional<Difference> compare(String identity, List<LibraryRule> before, List<LibraryRule> after) {
        boolean backward = imply(before, after);
        boolean forward = imply(after, before);
        if (backward && forward) {
            return Optional.empty();
        }
        var old = before.stream().findFirst();
        var now = after.stream().findFirst();
        var told = now.or(() -> old).orElseThrow();
        return Optional.of(new Difference(
                Aspect.QUALITY,
                old.isEmpty() ? Change.ADDED : now.isEmpty() ? Change.REMOVED : change(backward, forward),
                told.pointer(),
                identity,
                Set.copyOf(told.fields()),
                backward,
                forward,
                old.map(LibraryRule::text).orElse(null),
                now.map(LibraryRule::text).orElse(null)));
    }

    private static Change change(boolean backward, boolean forward) {
        return backward == forward ? Change.CHANGED : backward ? Change.WIDENED : Change.NARROWED;
    }

    /** Whether every delivery that keeps {@code rules} keeps the thresholds among {@code others} too. */
    private static boolean imply(List<LibraryRule> rules, List<LibraryRule> others) {
        return others.stream()
                .filter(other -> !other.holdsEachRecord())
                .allMatch(other -> rules.stream().anyMatch(rule -> rule.isWithin(other)));
    }

    /** What a document says of a thing: the threshold, if there is one, and then what is enforced. */
    private static List<LibraryRule> rules(ContractDocument document, String identity) {
        var thresholds = document.libraryRules().stream().filter(rule -> !rule.holdsEachRecord());
        return Stream.concat(thresholds, enforced(document).flatMap(LibraryRule::inEachUnit))
                .filter(rule -> rule.identity().equals(identity))
                .toList();
    }

    /** The rules that not one record may break, and those that a field and the key mean without a rule. */
    private static Stream<LibraryRule> enforced(ContractDocument document) {
        var schema = document.schema();
        var meant = new ArrayList<LibraryRule>();
        for (int place = 0; place < schema.fields().size(); place++) {
            var field = schema.fields().get(place);
            if (field.required()) {
                meant.add(LibraryRule.none("/schema/0/properties/" + place, Metric.NULL_VALUES, List.of(field.name())));
            }
        }
        if (!schema.key().isEmpty()) {
            meant.add(LibraryRule.none("/schema/0/properties", Metric.DUPLICATE_VALUES, schema.key()));
        }
        return Stream.concat(document.libraryRules().stream().filter(LibraryRule::holdsEachRecord), meant.stream());
    }
}
