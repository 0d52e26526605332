package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Difference.Aspect;
import cn.etown.governance.contract.domain.Difference.Change;
import cn.etown.governance.contract.domain.SemanticVersion.Step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What differs between two versions of a contract, field by field, and what follows from it (R8.4): compatibility as a schema
 * registry judges it, and the version the change calls for.
 */
public final class Differences {

    private static final String PROPERTIES = "/schema/0/properties";

    private final ContractDocument from;
    private final ContractDocument to;
    private final List<Difference> found = new ArrayList<>();

    private Differences(ContractDocument from, ContractDocument to) {
        this.from = from;
        this.to = to;
    }

    /** Compares {@code to} with {@code from}, the version before it. */
    public static Differences between(ContractDocument from, ContractDocument to) {
        var differences = new Differences(from, to);
        differences.compareFields();
        differences.compareKey();
        differences.compareFigures();
        differences.compareRowRules();
        differences.found.addAll(new QualityDifferences(from, to).all());
        differences.compareUnits();
        differences.found.addAll(WrittenDifferences.besides(differences.found, from.written(), to.written()));
        return differences;
    }

    public List<Difference> all() {
        return List.copyOf(found);
    }

    public Compatibility compatibility() {
        return Compatibility.of(
                found.stream().allMatch(Difference::backward), found.stream().allMatch(Difference::forward));
    }

    /** How far the version must step. */
    public Step callsFor() {
        return found.stream()
                .map(Difference::callsFor)
                .max(Comparator.naturalOrder())
                .orElse(Step.NONE);
    }

    /** The lowest version that says what changed; absent where the version before is no semantic one. */
    public Optional<SemanticVersion> leastVersion() {
        return SemanticVersion.of(from.version()).map(version -> version.after(callsFor()));
    }

    /**
     * Whether the new version is as high as the differences call for, and semantic as the one before; true where that one is
     * not.
     */
    public boolean isVersionedEnough() {
        return leastVersion()
                .map(least -> SemanticVersion.of(to.version())
                        .filter(stated -> stated.compareTo(least) >= 0)
                        .isPresent())
                .orElse(true);
    }

    private void compareFields() {
        var before = from.schema().fields();
        var after = to.schema().fields();
        for (int place = 0; place < before.size(); place++) {
            var field = before.get(place);
            if (named(after, Field::name, field.name()).isEmpty()) {
                addField(field, Change.REMOVED, PROPERTIES + "/" + place, true, !field.required());
            }
        }
        for (int place = 0; place < after.size(); place++) {
            var field = after.get(place);
            var pointer = PROPERTIES + "/" + place;
            var old = named(before, Field::name, field.name());
            if (old.isEmpty()) {
                addField(field, Change.ADDED, pointer, !field.required(), true);
            } else {
                found.addAll(new FieldDifferences(
                                old.get(), field, written(from, before.indexOf(old.get())), written(to, place), pointer)
                        .all());
            }
        }
    }

    private void addField(Field field, Change change, String pointer, boolean backward, boolean forward) {
        var type = field.type().logicalType() + (field.required() ? ", required" : "");
        found.add(new Difference(
                Aspect.FIELD,
                change,
                pointer,
                field.name(),
                Set.of(field.name()),
                backward,
                forward,
                change == Change.REMOVED ? type : null,
                change == Change.ADDED ? type : null));
    }

    /** Another key makes other records the same, so neither version's records can follow under the other. */
    private void compareKey() {
        var before = from.schema().key();
        var after = to.schema().key();
        if (!before.equals(after)) {
            var fields = new HashSet<>(before);
            fields.addAll(after);
            found.add(new Difference(
                    Aspect.KEY,
                    before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED,
                    PROPERTIES,
                    "primaryKey",
                    fields,
                    false,
                    false,
                    before.isEmpty() ? null : String.join(", ", before),
                    after.isEmpty() ? null : String.join(", ", after)));
        }
    }

    private void compareFigures() {
        var before = from.schema();
        var after = to.schema();
        compareFigure(
                Aspect.EVENT_DATE,
                "eventDate",
                places -> places.of("eventDate"),
                before.eventDate(),
                after.eventDate());
        compareFigure(Aspect.THEME, "theme", places -> places.of("theme"), before.theme(), after.theme());
        var dimensions = new HashSet<>(before.dimensions());
        dimensions.addAll(after.dimensions());
        dimensions.stream()
                .sorted()
                .forEach(dimension -> compareFigure(
                        Aspect.DIMENSION,
                        dimension,
                        places -> places.ofDimension(dimension),
                        before.dimensions().contains(dimension) ? dimension : null,
                        after.dimensions().contains(dimension) ? dimension : null));
        names(before.measures(), after.measures(), Measure::name)
                .forEach(measure -> compareMeasure(
                        measure,
                        named(before.measures(), Measure::name, measure).orElse(null),
                        named(after.measures(), Measure::name, measure).orElse(null)));
    }

    private void compareMeasure(String name, Measure before, Measure after) {
        if (!Objects.equals(before, after)) {
            var fields = new HashSet<String>();
            if (before != null) {
                fields.addAll(before.fields());
            }
            if (after != null) {
                fields.addAll(after.fields());
            }
            addFigure(Aspect.MEASURE, name, places -> places.ofMeasure(name), fields, text(before), text(after));
        }
    }

    private void compareFigure(
            Aspect aspect, String name, Function<FigurePlaces, String> place, String before, String after) {
        if (!Objects.equals(before, after)) {
            var fields = new HashSet<String>();
            if (aspect != Aspect.THEME) {
                Optional.ofNullable(before).ifPresent(fields::add);
                Optional.ofNullable(after).ifPresent(fields::add);
            }
            addFigure(aspect, name, place, fields, before, after);
        }
    }

    /** What is counted leaves it as it was which records are right. */
    private void addFigure(
            Aspect aspect,
            String name,
            Function<FigurePlaces, String> place,
            Set<String> fields,
            String before,
            String after) {
        var pointer = place.apply(FigurePlaces.in(after == null ? from.written() : to.written()));
        found.add(new Difference(aspect, change(before, after), pointer, name, fields, true, true, before, after));
    }

    private void compareRowRules() {
        names(from.rowRules(), to.rowRules(), RowRule::identity).forEach(name -> {
            var before = named(from.rowRules(), RowRule::identity, name);
            var after = named(to.rowRules(), RowRule::identity, name);
            var old = before.map(RowRule::expression).orElse(null);
            var now = after.map(RowRule::expression).orElse(null);
            if (!Objects.equals(old, now)) {
                found.add(new Difference(
                        Aspect.ROW_RULE,
                        change(old, now),
                        before.isPresent() && after.isPresent()
                                ? after.get().pointer()
                                : after.or(() -> before).orElseThrow().place(),
                        name,
                        Set.of(),
                        after.isEmpty(),
                        before.isEmpty(),
                        old,
                        now));
            }
        });
    }

    /** Figures in another unit are other figures, though the unit stands among what only describes. */
    private void compareUnits() {
        var names = from.schema().fields().stream().map(Field::name).toList();
        var after = to.schema().fields();
        for (int place = 0; place < after.size(); place++) {
            int earlier = names.indexOf(after.get(place).name());
            if (earlier >= 0) {
                compareUnit(after.get(place).name(), unit(from, earlier), unit(to, place));
            }
        }
    }

    /** A unit of measure and where it is stated. */
    private record StatedUnit(String unit, String pointer) {}

    private static Optional<StatedUnit> unit(ContractDocument document, int place) {
        var custom = written(document, place).get("customProperties");
        return UnitOfMeasure.in(custom)
                .map(unit -> new StatedUnit(
                        unit, PROPERTIES + "/" + place + "/customProperties/" + UnitOfMeasure.placeIn(custom)));
    }

    private void compareUnit(String field, Optional<StatedUnit> before, Optional<StatedUnit> after) {
        var old = before.map(StatedUnit::unit).orElse(null);
        var now = after.map(StatedUnit::unit).orElse(null);
        if (!Objects.equals(old, now)) {
            found.add(new Difference(
                    Aspect.UNIT,
                    change(old, now),
                    after.or(() -> before).orElseThrow().pointer(),
                    field,
                    Set.of(field),
                    true,
                    true,
                    old,
                    now));
        }
    }

    /** The property that the field at {@code place} was read from. */
    private static Map<?, ?> written(ContractDocument document, int place) {
        var object = (Map<?, ?>) ((List<?>) document.written().get("schema")).get(0);
        return (Map<?, ?>) ((List<?>) object.get("properties")).get(place);
    }

    private static Change change(String before, String after) {
        if (before == null) {
            return Change.ADDED;
        }
        return after == null ? Change.REMOVED : Change.CHANGED;
    }

    private static String text(Measure measure) {
        if (measure == null) {
            return null;
        }
        return measure.text();
    }

    private static <T> List<String> names(List<T> before, List<T> after, Function<T, String> name) {
        var names = new ArrayList<>(before.stream().map(name).toList());
        after.stream().map(name).filter(other -> !names.contains(other)).forEach(names::add);
        return names;
    }

    private static <T> Optional<T> named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream().filter(one -> name.apply(one).equals(wanted)).findFirst();
    }
}
