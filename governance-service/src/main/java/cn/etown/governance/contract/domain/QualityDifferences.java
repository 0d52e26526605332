package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Difference.Aspect;
import cn.etown.governance.contract.domain.Difference.Change;
import cn.etown.governance.contract.domain.LibraryRule.Metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return Stream.concat(thresholds(), elsewhere()).toList();
    }

    /** By what a field is held to what stands elsewhere. */
    private record Elsewhere(String pointer, String field, String to) {}

    private Stream<Difference> elsewhere() {
        var before = heldElsewhere(from);
        var after = heldElsewhere(to);
        return Stream.of(before, after)
                .flatMap(rules -> rules.keySet().stream())
                .distinct()
                .flatMap(name -> elsewhere(name, before.get(name), after.get(name)).stream());
    }

    private static Map<String, Elsewhere> heldElsewhere(ContractDocument document) {
        var rules = new LinkedHashMap<String, Elsewhere>();
        document.codeLists()
                .forEach(rule -> rules.put(
                        rule.field() + ".codeList", new Elsewhere(rule.pointer(), rule.field(), rule.list())));
        document.references()
                .forEach(rule -> rules.put(
                        rule.field() + "." + rule.dataset(), new Elsewhere(rule.pointer(), rule.field(), rule.text())));
        return rules;
    }

    /** Nobody knows beforehand what will stand there, so with another all may be wrong that was right. */
    private static Optional<Difference> elsewhere(String name, Elsewhere before, Elsewhere after) {
        if (before != null && after != null && before.to().equals(after.to())) {
            return Optional.empty();
        }
        var told = after == null ? before : after;
        return Optional.of(new Difference(
                Aspect.VALUES,
                before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED,
                told.pointer(),
                name,
                Set.of(told.field()),
                after == null,
                before == null,
                before == null ? null : before.to(),
                after == null ? null : after.to()));
    }

    private Stream<Difference> thresholds() {
        return Stream.of(from, to)
                .flatMap(document -> document.libraryRules().stream())
                .filter(rule -> !rule.holdsEachRecord())
                .map(LibraryRule::identity)
                .distinct()
                .flatMap(identity -> compare(identity, rules(from, identity), rules(to, identity)).stream());
    }

    private static Optional<Difference> compare(String identity, List<LibraryRule> before, List<LibraryRule> after) {
        boolean backward = imply(before, after);
        boolean forward = imply(after, before);
        var old = before.stream().findFirst();
        var now = after.stream().findFirst();
        if (backward && forward && Stream.of(old, now).flatMap(Optional::stream).noneMatch(LibraryRule::warns)) {
            return Optional.empty();
        }
        if (old.map(LibraryRule::text).equals(now.map(LibraryRule::text))) {
            return Optional.empty();
        }
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
                .allMatch(other -> other.warns() || rules.stream().anyMatch(rule -> rule.isWithin(other)));
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
