package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the one object under {@code schema}: its fields and, from its {@code customProperties}, what is counted.
 *
 * <p>The extensions are {@code theme}, {@code eventDate}, {@code dimensions} and {@code measures}. They steer what other
 * services compute, so at this level a custom property with any other name is refused; a misspelt one would be lost in
 * silence.
 */
final class SchemaReader {

    private static final int MOST_FIELDS = 500;

    private static final Set<String> CUSTOM_PROPERTY = Set.of("id", "property", "value", "description");

    private final String dataset;
    private final ZoneId zone;

    SchemaReader(String dataset, ZoneId zone) {
        this.dataset = dataset;
        this.zone = zone;
    }

    RecordSchema read(Place root) {
        var objects = root.items("schema");
        if (objects.size() != 1 && root.has("schema")) {
            root.refuseAt(
                    "schema",
                    "一个接口只有一种记录，schema 下应恰有一个对象",
                    "An interface carries one kind of record, so schema holds exactly one object");
            return nothing();
        }
        return objects.stream()
                .filter(object -> object.is(Kind.OBJECT))
                .findFirst()
                .map(this::readObject)
                .orElseGet(this::nothing);
    }

    private RecordSchema nothing() {
        return new RecordSchema(dataset, zone, null, null, List.of(), List.of(), List.of());
    }

    private RecordSchema readObject(Place object) {
        ContractParts.OBJECT.check(object);
        object.require("name", Kind.TEXT);
        object.text("logicalType")
                .filter(type -> !type.equals("object"))
                .ifPresent(type -> object.refuseAt("logicalType", "应为 object", "Must be object"));
        var fields = fields(object);
        QualityReader.ofObject(object, fields);
        return count(object, fields);
    }

    private List<Field> fields(Place object) {
        var places = object.require("properties", Kind.LIST).map(Place::items).orElse(List.of());
        if (object.has("properties") && (places.isEmpty() || places.size() > MOST_FIELDS)) {
            object.refuseAt(
                    "properties", "应有 1 至 " + MOST_FIELDS + " 个字段", "There must be 1 to " + MOST_FIELDS + " fields");
            return List.of();
        }
        var names = new HashMap<String, String>();
        var headings = new HashMap<String, String>();
        var fields = new ArrayList<Field>();
        var key = BusinessKey.positions(places);
        for (Place place : places) {
            var position = key.get(place.pointer());
            new FieldReader(place, position, position != null && key.size() == 1, zone)
                    .read()
                    .ifPresent(field -> {
                        unique(names, field.name().toLowerCase(Locale.ROOT), place, "name");
                        unique(headings, field.physicalName(), place, "physicalName");
                        fields.add(field);
                    });
        }
        return fields;
    }

    private static void unique(Map<String, String> seen, String name, Place place, String key) {
        String first = seen.putIfAbsent(name, place.pointer());
        if (first != null) {
            place.refuseAt(key, "与 " + first + " 重名", "The same as in " + first);
        }
    }

    private RecordSchema count(Place object, List<Field> fields) {
        var extensions = extensions(object);
        var reader = new MeasureReader(fields);
        var eventDate = Optional.ofNullable(extensions.get("eventDate")).flatMap(reader::eventDate);
        var dimensions = Optional.ofNullable(extensions.get("dimensions")).map(reader::dimensions);
        var measures = Optional.ofNullable(extensions.get("measures")).map(reader::measures);
        var theme = Optional.ofNullable(extensions.get("theme")).flatMap(reader::theme);
        if (!extensions.containsKey("eventDate") && (dimensions.isPresent() || measures.isPresent())) {
            object.refuseAt(
                    "customProperties",
                    "度量按日汇总，须写明 eventDate",
                    "Figures are summed by day, so eventDate must be stated");
        }
        return new RecordSchema(
                dataset,
                zone,
                theme.orElse(null),
                eventDate.orElse(null),
                dimensions.orElse(List.of()),
                measures.orElse(List.of()),
                fields);
    }

    private static Map<String, Place> extensions(Place object) {
        var found = new LinkedHashMap<String, Place>();
        for (Place custom : object.items("customProperties")) {
            if (!custom.is(Kind.OBJECT)) {
                continue;
            }
            custom.knowsOnly(CUSTOM_PROPERTY);
            custom.require("property", Kind.TEXT)
                    .flatMap(property -> extension(custom, (String) property.value()))
                    .ifPresent(value -> found.put(custom.text("property").orElseThrow(), value));
        }
        return found;
    }

    private static Optional<Place> extension(Place custom, String property) {
        var known = ContractParts.EXTENSIONS.named(property);
        if (known.isEmpty()) {
            custom.refuseAt(
                    "property",
                    "此处的扩展属性只有：" + ContractParts.EXTENSIONS.taken(),
                    "The extensions known here are " + ContractParts.EXTENSIONS.taken());
        }
        return known.flatMap(part -> custom.require("value", part.kind()));
    }
}
