package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;
import cn.etown.governance.contract.domain.ReferenceRule.Scope;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the {@code relationships} of a property: each is a {@code foreignKey} to {@code dataset.field}. */
final class ReferenceReader {

    private static final Pattern TO = Pattern.compile("([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\\.([A-Za-z][A-Za-z0-9_]{0,59})");
    private static final int MOST = 5;

    private ReferenceReader() {}

    static List<ReferenceRule> readAll(Place root, String dataset) {
        return root.items("schema").stream()
                .flatMap(object -> object.items("properties").stream())
                .flatMap(property -> read(property, dataset))
                .toList();
    }

    private static Stream<ReferenceRule> read(Place property, String dataset) {
        var places = property.items("relationships");
        if (places.size() > MOST) {
            property.refuseAt(
                    "relationships", "一个字段至多 " + MOST + " 个引用", "A field has at most " + MOST + " references");
        }
        return places.stream()
                .filter(place -> place.is(Kind.OBJECT))
                .flatMap(place -> read(place, property.text("name").orElse(""), dataset).stream());
    }

    private static Optional<ReferenceRule> read(Place place, String field, String dataset) {
        ContractParts.RELATIONSHIP.check(place);
        place.text("type")
                .filter(type -> !type.equals("foreignKey"))
                .ifPresent(type -> place.refuseAt("type", "只有 foreignKey", "The only type is foreignKey"));
        var scope = scope(place);
        return place.require("to", Kind.TEXT).flatMap(to -> {
            var written = TO.matcher((String) to.value());
            if (!written.matches()) {
                to.refuse("应为 数据集.字段，如 products.code", "Must be dataset.field, such as products.code");
                return Optional.empty();
            }
            if (written.group(1).equals(dataset)) {
                to.refuse("不能引用本数据集", "A dataset cannot refer to itself");
                return Optional.empty();
            }
            return Optional.of(new ReferenceRule(place.pointer(), field, written.group(1), written.group(2), scope));
        });
    }

    /** The property {@code scope}; others describe and are kept as they are. */
    private static Scope scope(Place place) {
        return place.items("customProperties").stream()
                .filter(custom ->
                        custom.text("property").filter("scope"::equals).isPresent())
                .findFirst()
                .flatMap(custom -> custom.oneOf("value", Scope.values()))
                .orElse(Scope.OWN_UNIT);
    }
}
