package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;

import java.util.Optional;
import java.util.Set;

/**
 * Who a unit is, beyond its code.
 *
 * @param nameEn what it is called in English, or {@code null}
 * @param parent the code of the unit it belongs to, or {@code null}
 */
record UnitDetails(
        String name,
        String nameEn,
        UnitKind kind,
        Set<UnitRole> roles,
        Township township,
        String parent,
        Contact contact) {

    UnitDetails {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        contact = contact == null ? new Contact(null, null) : contact;
    }

    Optional<String> parentCode() {
        return Optional.ofNullable(parent);
    }

    /** Whether more is said than the name. */
    boolean sayMoreThanTheName() {
        return nameEn != null || kind != null || !roles.isEmpty() || township != null || parent != null;
    }
}
