package cn.etown.governance.usage;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A use of an interface (使用登记), or of a data item, by something that another service keeps. */
@Entity
class Usage {

    @Id
    private UUID id;

    private String interfaceCode;
    private UUID dataItem;

    @Enumerated(EnumType.STRING)
    private UsageKind kind;

    private String link;
    private String name;
    private String unit;
    private String[] fields;
    private String registeredBy;
    private Instant registeredAt;

    @Version
    private long revision;

    protected Usage() {}

    Usage(UUID id, RegisterUsageRequest request, Caller by, Instant at) {
        this.id = id;
        this.interfaceCode = request.interfaceCode();
        this.dataItem = request.dataItem();
        this.kind = request.kind();
        this.link = request.link();
        this.registeredBy = by.client();
        this.registeredAt = at;
        describe(request);
    }

    /** Takes over what the request says of the same use. */
    final void describe(RegisterUsageRequest request) {
        name = request.name();
        unit = request.unit();
        fields = fieldsOf(request);
    }

    /** Whether the request says of it what is known already. */
    boolean isDescribedBy(RegisterUsageRequest request) {
        return name.equals(request.name())
                && Objects.equals(unit, request.unit())
                && Arrays.equals(fields, fieldsOf(request));
    }

    private static String[] fieldsOf(RegisterUsageRequest request) {
        return request.fields().stream().distinct().sorted().toArray(String[]::new);
    }

    UUID id() {
        return id;
    }

    /** How audit and feed name it. */
    String path() {
        return "usages/" + id;
    }

    /** The interface it is of, or {@code null} where it is of a data item. */
    String interfaceCode() {
        return interfaceCode;
    }

    /** The data item it is of, or {@code null} where it is of an interface. */
    UUID dataItem() {
        return dataItem;
    }

    /** What it is of, as in its path. */
    String of() {
        return dataItem == null ? "interfaces/" + interfaceCode : "data-items/" + dataItem;
    }

    UsageKind kind() {
        return kind;
    }

    String link() {
        return link;
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    List<String> fields() {
        return List.of(fields);
    }

    String registeredBy() {
        return registeredBy;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }

    Dependent dependent() {
        return new Dependent(kind.name(), link, name, unit, Set.of(fields));
    }
}
