package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.governance.unit.domain.UnitState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** An organisation the center knows (R3.2a). */
@Entity
class Unit {

    @Id
    private String code;

    private String name;
    private String nameEn;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    private String[] roles;
    private String townshipCode;
    private String townshipName;
    private String parent;
    private String phone;
    private String email;
    private Instant registeredAt;
    private LocalDate endedOn;

    @Version
    private long revision;

    protected Unit() {}

    Unit(UnitCode code, UnitDetails details, Instant registeredAt) {
        this.code = code.value();
        this.registeredAt = registeredAt;
        describe(details);
    }

    /** Takes {@code details} as all that is known of the unit. */
    final void describe(UnitDetails details) {
        name = details.name();
        nameEn = details.nameEn();
        kind = details.kind();
        roles = details.roles().stream().map(Enum::name).sorted().toArray(String[]::new);
        townshipCode = details.township() == null ? null : details.township().code();
        townshipName = details.township() == null ? null : details.township().name();
        parent = details.parent();
        phone = details.contact().phone();
        email = details.contact().email();
    }

    /** What of the unit {@code details} say otherwise, by its name in the API. */
    List<String> differences(UnitDetails details) {
        var same = new LinkedHashMap<String, Boolean>();
        same.put("name", details.name().equals(name));
        same.put("nameEn", Objects.equals(details.nameEn(), nameEn));
        same.put("kind", details.kind() == kind);
        same.put("roles", details.roles().equals(Set.copyOf(roles())));
        same.put("township", Objects.equals(details.township(), township()));
        same.put("parent", Objects.equals(details.parent(), parent));
        same.put("contact", details.contact().equals(contact()));
        return same.keySet().stream().filter(part -> !same.get(part)).toList();
    }

    /** Takes part no more after {@code day}. */
    void end(LocalDate day) {
        endedOn = day;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    /** What it is called in English, or {@code null}. */
    String nameEn() {
        return nameEn;
    }

    UnitKind kind() {
        return kind;
    }

    List<UnitRole> roles() {
        return Stream.of(roles).map(UnitRole::valueOf).sorted().toList();
    }

    Township township() {
        return townshipCode == null ? null : new Township(townshipCode, townshipName);
    }

    String parent() {
        return parent;
    }

    Contact contact() {
        return new Contact(phone, email);
    }

    UnitState state() {
        return endedOn == null ? UnitState.ACTIVE : UnitState.ENDED;
    }

    /** The last day on which it took part; {@code null} while it does. */
    LocalDate endedOn() {
        return endedOn;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }
}
