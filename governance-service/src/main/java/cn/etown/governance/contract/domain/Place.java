package cn.etown.governance.contract.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One place in a document: where it is (a JSON pointer, RFC 6901), what stands there, and where to note what is wrong.
 * Reading a value of the wrong kind notes that and answers as if nothing stood there.
 */
final class Place {

    /** The kinds of value a document is made of, as JSON has them. */
    enum Kind {
        TEXT("文本", "text"),
        FLAG("布尔值 true/false", "true or false"),
        NUMBER("数字", "a number"),
        WHOLE("整数", "a whole number"),
        LIST("列表", "a list"),
        OBJECT("对象", "an object"),
        ANY("任意值", "anything");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        private boolean fits(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case FLAG -> value instanceof Boolean;
                case NUMBER -> value instanceof BigDecimal || value instanceof BigInteger;
                case WHOLE -> value instanceof BigInteger;
                case LIST -> value instanceof List;
                case OBJECT -> value instanceof Map;
                case ANY -> true;
            };
        }
    }

    /** As many as a number in a record may have. */
    private static final int MOST_DIGITS = 38;

    private final String pointer;
    private final Object value;
    private final Findings findings;

    private Place(String pointer, Object value, Findings findings) {
        this.pointer = pointer;
        this.value = value;
        this.findings = findings;
    }

    static Place root(Object document, Findings findings) {
        return new Place("", document, findings);
    }

    String pointer() {
        return pointer;
    }

    Object value() {
        return value;
    }

    void refuse(String zh, String en) {
        findings.add(pointer, zh, en);
    }

    void refuseAt(String key, String zh, String en) {
        findings.add(pointerTo(key), zh, en);
    }

    /** Notes what is wrong at another place of the document. */
    void refuseElsewhere(String otherPointer, String zh, String en) {
        findings.add(otherPointer, zh, en);
    }

    boolean is(Kind kind) {
        if (kind.fits(value)) {
            return true;
        }
        refuse("此处应为" + kind.zh, "This must be " + kind.en);
        return false;
    }

    /** The keys that stand here, as text. */
    List<String> keys() {
        return map().keySet().stream().map(String::valueOf).toList();
    }

    boolean isEmptyList(String key) {
        return map().get(key) instanceof List<?> list && list.isEmpty();
    }

    boolean has(String key) {
        return map().containsKey(key);
    }

    /** Notes every key that is not one of {@code known}. */
    void knowsOnly(Set<String> known) {
        map().keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key -> refuseAt(
                        key,
                        "此处没有这个键；可用：" + new TreeSet<>(known),
                        "There is no such key here; known are " + new TreeSet<>(known)));
    }

    /** What stands under {@code key}, if it stands there and is of this kind. */
    Optional<Place> at(String key, Kind kind) {
        if (!has(key)) {
            return Optional.empty();
        }
        var place = new Place(pointerTo(key), map().get(key), findings);
        return place.is(kind) ? Optional.of(place) : Optional.empty();
    }

    /** As {@link #at}, and notes where nothing stands. */
    Optional<Place> require(String key, Kind kind) {
        if (!has(key)) {
            refuseAt(key, "缺少此项", "This is missing");
        }
        return at(key, kind);
    }

    Optional<String> text(String key) {
        return at(key, Kind.TEXT).map(place -> (String) place.value);
    }

    boolean flag(String key) {
        return at(key, Kind.FLAG).map(place -> (Boolean) place.value).orElse(false);
    }

    /** A whole number from {@code least} to {@code most}. */
    Optional<Integer> whole(String key, int least, int most) {
        return at(key, Kind.WHOLE).flatMap(place -> place.between(least, most));
    }

    Optional<BigDecimal> decimal(String key) {
        return at(key, Kind.NUMBER).flatMap(Place::decimal);
    }

    /** The items of the list under {@code key}; none where there is no list. */
    List<Place> items(String key) {
        return at(key, Kind.LIST).map(Place::items).orElse(List.of());
    }

    List<Place> items() {
        var places = new ArrayList<Place>();
        for (Object item : (List<?>) value) {
            places.add(new Place(pointer + "/" + places.size(), item, findings));
        }
        return places;
    }

    /** The values of the list under {@code key} that are text. */
    List<String> texts(String key) {
        return items(key).stream()
                .filter(item -> item.is(Kind.TEXT))
                .map(item -> (String) item.value)
                .toList();
    }

    /** The constant of {@code names} that is written under {@code key}. */
    <E extends Enum<E>> Optional<E> oneOf(String key, E[] names) {
        return text(key).flatMap(written -> {
            var known = new HashMap<String, E>();
            for (E name : names) {
                known.put(name.name(), name);
            }
            if (!known.containsKey(written)) {
                refuseAt(
                        key,
                        "取值应为其一：" + new TreeSet<>(known.keySet()),
                        "Must be one of " + new TreeSet<>(known.keySet()));
            }
            return Optional.ofNullable(known.get(written));
        });
    }

    private Optional<Integer> between(int least, int most) {
        var number = (BigInteger) value;
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            refuse("应在 " + least + " 与 " + most + " 之间", "Must be from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(number.intValueExact());
    }

    /** The number that stands here, whole or not; one that is too long for a record is noted. */
    Optional<BigDecimal> decimal() {
        var number = value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value;
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            refuse("数字过长，至多 " + MOST_DIGITS + " 位", "The number has more than " + MOST_DIGITS + " digits");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private Map<?, ?> map() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private String pointerTo(String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
