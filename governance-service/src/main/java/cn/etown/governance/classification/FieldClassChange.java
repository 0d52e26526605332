package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** That a field came to count as something, and by what. */
@Entity
@Immutable
class FieldClassChange {

    @Id
    private UUID id;

    private String interfaceCode;
    private String field;

    @Enumerated(EnumType.STRING)
    private SensitivityClass sensitivityClass;

    private boolean personalData;
    private String personalKind;
    private String source;
    private Instant changedAt;

    protected FieldClassChange() {}

    FieldClassChange(UUID id, FieldClass changed) {
        var marking = changed.marking();
        this.id = id;
        this.interfaceCode = changed.interfaceCode();
        this.field = changed.field();
        this.sensitivityClass = marking.sensitivityClass();
        this.personalData = marking.personalData();
        this.personalKind = marking.personalKind();
        this.source = changed.source();
        this.changedAt = changed.since();
    }

    UUID id() {
        return id;
    }

    String field() {
        return field;
    }

    Marking marking() {
        return new Marking(sensitivityClass, personalData, personalKind);
    }

    String source() {
        return source;
    }

    Instant changedAt() {
        return changedAt;
    }
}
