package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Difference.Aspect;
import cn.etown.governance.contract.domain.Difference.Change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every part in which two documents are written differently and that no difference of what is enforced tells of, so that none
 * goes unseen. A part that describes is another description; any other says the same to who enforces it, put in another way.
 * The {@code version} is what tells the documents apart, and columns are found by their headings in any order: neither counts.
 */
final class WrittenDifferences {

    private static final int SHOWN = 80;
    private static final String PROPERTIES = "/schema/*/properties";
    private static final String OPTIONS = "/logicalTypeOptions";

    /** What stands where nothing does, for {@code null} is a value. */
    private static final Object NOTHING = new Object();

    /** What is compared member by member also where one side has none of it. */
    private static final Set<String> OPENED = Set.of("logicalTypeOptions", "quality", "customProperties");

    private static final Set<String> KEY = Set.of("primaryKey", "primaryKeyPosition", "unique");
    private static final Set<String> LENGTH = Set.of("minLength", "maxLength");
    private static final Set<String> RANGE =
            Set.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "format");

    private static final Map<String, Treatment> TREATMENTS =
            ContractParts.all().stream().collect(Collectors.toMap(Part::path, Part::treatment));

    /**
     * Where something stands.
     *
     * @param path the pointer with {@code *} for every item, as {@link ContractParts} has it
     * @param field the field it belongs to, or {@code null}
     * @param inField the pointer below the field, or the whole where there is none
     */
    private record Spot(String pointer, String path, String field, String inField) {

        static Spot of(String key) {
            return new Spot("", "", null, "").at(key);
        }

        Spot at(String key) {
            var name = key.replace("~", "~0").replace("/", "~1");
            return new Spot(pointer + "/" + name, path + "/" + name, field, inField + "/" + name);
        }

        Spot at(int place) {
            return new Spot(pointer + "/" + place, path + "/*", field, inField + "/" + place);
        }

        Spot ofField(int place, String name) {
            return new Spot(pointer + "/" + place, path + "/*", name, "");
        }

        /** The options of one type have a table of their own. */
        Spot ofType(Object type) {
            return new Spot(pointer, path + "(" + type + ")", field, inField);
        }

        boolean describes() {
            var known = path;
            while (!TREATMENTS.containsKey(known) && known.contains("/")) {
                known = known.substring(0, known.lastIndexOf('/'));
            }
            return TREATMENTS.get(known) == Treatment.DESCRIBING;
        }

        /** Of a number it is its precision; any other describes. */
        boolean isPhysicalType() {
            return path.equals(PROPERTIES + "/*/physicalType");
        }

        String name() {
            var dotted = inField.substring(1).replace('/', '.');
            return field == null ? dotted : field + "." + dotted;
        }
    }

    private final List<Difference> told;
    private final List<Difference> found = new ArrayList<>();

    private WrittenDifferences(List<Difference> told) {
        this.told = told;
    }

    /** @param told the differences of what is enforced */
    static List<Difference> besides(List<Difference> told, Map<?, ?> before, Map<?, ?> after) {
        var differences = new WrittenDifferences(List.copyOf(told));
        keys(before, after).stream()
                .filter(key -> !key.equals("version"))
                .forEach(key -> differences.compare(valueOf(before, key), valueOf(after, key), Spot.of(key)));
        return differences.found;
    }

    private void compare(Object before, Object after, Spot spot) {
        if (Objects.equals(before, after)) {
            return;
        }
        var old = opened(before, after, spot);
        var now = opened(after, before, spot);
        if (spot.path().equals(PROPERTIES)) {
            compareFields((List<?>) old, (List<?>) now, spot);
        } else if (old instanceof Map<?, ?> one && now instanceof Map<?, ?> other && !Objects.equals(old, now)) {
            keys(one, other).forEach(key -> compare(valueOf(one, key), valueOf(other, key), member(other, key, spot)));
        } else if (old instanceof List<?> one && now instanceof List<?> other && !Objects.equals(old, now)) {
            compareItems(one, other, spot);
        } else {
            add(before, after, spot);
        }
    }

    /** Nothing is as good as an empty list of what is compared member by member. */
    private static Object opened(Object value, Object other, Spot spot) {
        var key = spot.path().substring(spot.path().lastIndexOf('/') + 1).replaceAll("\\(.*", "");
        if (value != NOTHING || !OPENED.contains(key)) {
            return value;
        }
        return other instanceof List ? List.of() : other instanceof Map ? Map.of() : value;
    }

    private static Spot member(Map<?, ?> after, String key, Spot spot) {
        var at = spot.at(key);
        return at.path().equals(PROPERTIES + "/*" + OPTIONS) ? at.ofType(after.get("logicalType")) : at;
    }

    /** Those that come or go are told as such. */
    private void compareFields(List<?> before, List<?> after, Spot spot) {
        var old = new HashMap<Object, Map<?, ?>>();
        before.forEach(field -> old.put(((Map<?, ?>) field).get("name"), (Map<?, ?>) field));
        for (int place = 0; place < after.size(); place++) {
            var field = (Map<?, ?>) after.get(place);
            var name = (String) field.get("name");
            if (old.containsKey(name)) {
                compare(old.get(name), field, spot.ofField(place, name));
            }
        }
    }

    /** Items that are the same count as such wherever they stand; the rest are found again by their names, or in order. */
    private void compareItems(List<?> before, List<?> after, Spot spot) {
        var old = placesOfWhatIsNotIn(after, before);
        var now = placesOfWhatIsNotIn(before, after);
        if (old.isEmpty() && now.isEmpty()) {
            add(before, after, spot);
            return;
        }
        pair(old, now, before, after, spot, WrittenDifferences::identity);
        pair(old, now, before, after, spot, item -> rowRule(item) == null ? "" : null);
        old.forEach(place -> add(before.get(place), NOTHING, spot.at(place)));
        now.forEach(place -> add(NOTHING, after.get(place), spot.at(place)));
    }

    private static List<Integer> placesOfWhatIsNotIn(List<?> others, List<?> items) {
        var counts = new HashMap<Object, Integer>();
        others.forEach(other -> counts.merge(other, 1, Integer::sum));
        var places = new ArrayList<Integer>();
        for (int place = 0; place < items.size(); place++) {
            if (counts.merge(items.get(place), -1, Integer::sum) < 0) {
                places.add(place);
            }
        }
        return places;
    }

    /** Compares those of one identity, first with first, and takes them out; those of none stay. */
    private void pair(
            List<Integer> old,
            List<Integer> now,
            List<?> before,
            List<?> after,
            Spot spot,
            Function<Object, String> identity) {
        var waiting = new LinkedHashMap<String, Deque<Integer>>();
        old.forEach(place -> {
            var known = identity.apply(before.get(place));
            if (known != null) {
                waiting.computeIfAbsent(known, none -> new ArrayDeque<>()).add(place);
            }
        });
        var paired = new LinkedHashMap<Integer, Integer>();
        now.forEach(place -> {
            var same = waiting.getOrDefault(String.valueOf(identity.apply(after.get(place))), new ArrayDeque<>());
            if (!same.isEmpty()) {
                paired.put(place, same.poll());
            }
        });
        now.removeAll(paired.keySet());
        old.removeAll(Set.copyOf(paired.values()));
        paired.forEach((to, from) -> compare(before.get(from), after.get(to), spot.at(to)));
    }

    private static String identity(Object item) {
        if (!(item instanceof Map<?, ?> map)) {
            return null;
        }
        var rule = rowRule(item);
        if (rule != null) {
            return rule;
        }
        return map.get("property") instanceof String property
                ? property
                : map.get("name") instanceof String name ? name : null;
    }

    /** What a row rule is found by in another version. */
    private static String rowRule(Object item) {
        if (!(item instanceof Map<?, ?> map) || !"custom".equals(map.get("type")) || !map.containsKey("engine")) {
            return null;
        }
        return map.get("name") instanceof String name ? name : String.valueOf(map.get("implementation"));
    }

    private void add(Object before, Object after, Spot spot) {
        boolean describes = spot.describes() || isText(before) || isText(after);
        if (!describes && told.stream().anyMatch(difference -> tellsOf(difference, spot.pointer()))) {
            return;
        }
        if (isUnit(spot.pointer())) {
            return;
        }
        found.add(new Difference(
                describes || spot.isPhysicalType() ? Aspect.DESCRIPTION : Aspect.NOTATION,
                before == NOTHING ? Change.ADDED : after == NOTHING ? Change.REMOVED : Change.CHANGED,
                spot.pointer(),
                spot.name(),
                spot.field() == null ? Set.of() : Set.of(spot.field()),
                true,
                true,
                shown(before),
                shown(after)));
    }

    /** A rule in words describes, though rules are enforced. */
    private static boolean isText(Object value) {
        return value instanceof Map<?, ?> rule && "text".equals(rule.get("type"));
    }

    /** The unit of measure stands among what describes, and is told by itself. */
    private boolean isUnit(String pointer) {
        return told.stream()
                .filter(difference -> difference.aspect() == Aspect.UNIT)
                .map(Difference::pointer)
                .anyMatch(unit -> pointer.equals(unit) || pointer.equals(unit + "/value"));
    }

    private static boolean tellsOf(Difference told, String pointer) {
        var place = told.pointer();
        return switch (told.aspect()) {
            case FIELD, DESCRIPTION, NOTATION, UNIT -> false;
            case KEY -> KEY.contains(last(pointer));
            case RANGE -> pointer.startsWith(place + "/") && RANGE.contains(last(pointer));
            case LENGTH -> pointer.startsWith(place + "/") && LENGTH.contains(last(pointer));
            default -> meets(place, pointer);
        };
    }

    private static boolean meets(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static Set<String> keys(Map<?, ?> before, Map<?, ?> after) {
        var keys = new LinkedHashSet<String>();
        before.keySet().forEach(key -> keys.add(String.valueOf(key)));
        after.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    private static Object valueOf(Map<?, ?> map, String key) {
        return map.containsKey(key) ? map.get(key) : NOTHING;
    }

    private static String shown(Object value) {
        if (value == NOTHING) {
            return null;
        }
        var text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
