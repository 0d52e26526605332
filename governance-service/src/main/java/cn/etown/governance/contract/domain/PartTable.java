package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.kit.problem.Text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keys, or the values of one key, that can stand at one place of a document, and what becomes of each. */
final class PartTable {

    private final String path;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private PartTable(String path) {
        this.path = path;
    }

    /** The keys under {@code path}. */
    static PartTable keysOf(String path) {
        return new PartTable(path + "/");
    }

    /** The values that the key at {@code path} can have. */
    static PartTable valuesOf(String path) {
        return new PartTable(path + "=");
    }

    PartTable enforces(String name, Kind kind, String zh, String en) {
        return put(name, kind, Treatment.ENFORCED, zh, en);
    }

    PartTable describes(String name, Kind kind, String zh, String en) {
        return put(name, kind, Treatment.DESCRIBING, zh, en);
    }

    PartTable refuses(String name, String zh, String en) {
        return put(name, Kind.ANY, Treatment.REFUSED, zh, en);
    }

    private PartTable put(String name, Kind kind, Treatment treatment, String zh, String en) {
        parts.put(name, new Part(path + name, name, kind, treatment, new Text(zh, en)));
        return this;
    }

    Collection<Part> parts() {
        return parts.values();
    }

    Optional<Part> named(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** What becomes of {@code name}; what the table does not name is refused. */
    Treatment treatmentOf(String name) {
        return parts.containsKey(name) ? parts.get(name).treatment() : Treatment.REFUSED;
    }

    /** The names that are taken, in order. */
    Set<String> taken() {
        var taken = new TreeSet<>(parts.keySet());
        taken.removeIf(name -> treatmentOf(name) == Treatment.REFUSED);
        return taken;
    }

    /** The parts that are enforced. */
    List<Part> enforced() {
        return parts.values().stream()
                .filter(part -> part.treatment() == Treatment.ENFORCED)
                .toList();
    }

    /** The keys that only describe. */
    List<String> describing() {
        return parts.keySet().stream()
                .filter(name -> treatmentOf(name) == Treatment.DESCRIBING)
                .toList();
    }

    /** Notes every key at {@code place} that is refused or unknown, and every describing one with the wrong kind of value. */
    void check(Place place) {
        for (String key : place.keys()) {
            if (!parts.containsKey(key)) {
                place.refuseAt(key, "此处没有这个键；可用：" + taken(), "There is no such key here; known are " + taken());
            } else if (treatmentOf(key) == Treatment.REFUSED && !place.isEmptyList(key)) {
                refuse(place, key);
            }
        }
        describing().forEach(key -> place.at(key, parts.get(key).kind()));
    }

    /** As {@link #check}, where beside describing keys only {@code others} may stand. */
    void checkDescribing(Place place, Set<String> others) {
        var known = new TreeSet<>(describing());
        known.addAll(others);
        place.knowsOnly(known);
        describing().forEach(key -> place.at(key, parts.get(key).kind()));
    }

    /** Notes {@code key} at {@code place} with the reason for which the table refuses it. */
    private void refuse(Place place, String key) {
        var meaning = parts.get(key).meaning();
        place.refuseAt(key, meaning.zh(), meaning.en());
    }
}
