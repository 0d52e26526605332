package cn.etown.governance.coverage;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** A listing, a demand or an inspection that named a data item. Never changed. */
@Entity
@Immutable
class DataItemReference {

    @Id
    private UUID id;

    private UUID item;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String reference;
    private String toldBy;
    private String toldByName;
    private Instant toldAt;

    protected DataItemReference() {}

    DataItemReference(UUID id, DataItem item, Origin origin, String reference, Caller by, Instant at) {
        this.id = id;
        this.item = item.id();
        this.origin = origin;
        this.reference = reference;
        this.toldBy = by.subject();
        this.toldByName = by.name();
        this.toldAt = at;
    }

    UUID id() {
        return id;
    }

    DataItemReferenceView view() {
        return new DataItemReferenceView(id, origin, reference, toldByName, toldAt);
    }
}
