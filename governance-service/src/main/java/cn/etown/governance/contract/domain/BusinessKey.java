package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which fields make up the business key: {@code primaryKey} and {@code primaryKeyPosition}. Positions are either
 * left out everywhere, which means the order of the fields, or run from 1 without a gap.
 */
final class BusinessKey {

    private static final BigInteger NONE = BigInteger.ONE.negate();

    private BusinessKey() {}

    /** The place in the key, from 1, of each field that belongs to it, by the field's pointer. */
    static Map<String, Integer> positions(List<Place> properties) {
        var members =
                properties.stream().filter(place -> place.flag("primaryKey")).toList();
        properties.stream().filter(place -> !members.contains(place)).forEach(BusinessKey::refusePosition);
        properties.stream()
                .filter(place -> place.flag("unique") && !members.equals(List.of(place)))
                .forEach(
                        place -> place.refuseAt(
                                "unique",
                                "唯一性只按业务主键校验；请改为唯一的 primaryKey 字段或去掉",
                                "Uniqueness is enforced on the business key only: make this the one primaryKey field or leave it out"));
        boolean stated = members.stream().anyMatch(BusinessKey::statesPosition);
        var positions = new HashMap<String, Integer>();
        for (Place member : members) {
            int position = stated ? statedPosition(member, members.size()) : positions.size() + 1;
            if (positions.containsValue(position)) {
                member.refuseAt("primaryKeyPosition", "位置重复", "The position is taken already");
            }
            positions.put(member.pointer(), position);
        }
        return positions;
    }

    private static boolean statesPosition(Place place) {
        return place.at("primaryKeyPosition", Kind.WHOLE)
                .filter(position -> !NONE.equals(position.value()))
                .isPresent();
    }

    private static int statedPosition(Place member, int of) {
        member.require("primaryKeyPosition", Kind.WHOLE);
        return member.whole("primaryKeyPosition", 1, of).orElse(0);
    }

    private static void refusePosition(Place place) {
        if (statesPosition(place)) {
            place.refuseAt(
                    "primaryKeyPosition",
                    "该字段不是 primaryKey，不能有位置",
                    "The field is no primaryKey and can have no position");
        }
    }
}
