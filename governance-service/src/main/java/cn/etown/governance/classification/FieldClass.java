package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.classification.domain.ValueKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.Objects;

/** What counts for one field of an interface (R3.2d). */
@Entity
@IdClass(FieldClass.Key.class)
class FieldClass {

    @Id
    private String interfaceCode;

    @Id
    private String field;

    private String unit;

    @Enumerated(EnumType.STRING)
    private SensitivityClass sensitivityClass;

    private boolean personalData;
    private String personalKind;

    @Enumerated(EnumType.STRING)
    private ValueKind valueKind;

    private boolean inContract;
    private String source;
    private Instant since;

    @Version
    private long revision;

    protected FieldClass() {}

    /** A field of which nothing is known but that a contract has it. */
    FieldClass(String interfaceCode, String field, String unit, ValueKind valueKind, String source, Instant since) {
        this.interfaceCode = interfaceCode;
        this.field = field;
        this.unit = unit;
        this.valueKind = valueKind;
        this.inContract = true;
        this.source = source;
        this.since = since;
    }

    /** Counts as {@code marking} from now on. */
    void countAs(Marking marking, String source, Instant at) {
        this.sensitivityClass = marking.sensitivityClass();
        this.personalData = marking.personalData();
        this.personalKind = marking.personalKind();
        this.source = source;
        this.since = at;
    }

    /** @param held whether a version that is approved or in force has the field */
    void holdInContract(boolean held) {
        inContract = held;
    }

    void holds(ValueKind kind) {
        valueKind = kind;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String field() {
        return field;
    }

    String unit() {
        return unit;
    }

    Marking marking() {
        return new Marking(sensitivityClass, personalData, personalKind);
    }

    ValueKind valueKind() {
        return valueKind;
    }

    boolean isInContract() {
        return inContract;
    }

    /** The contract or decision by which it counts, as history names it. */
    String source() {
        return source;
    }

    Instant since() {
        return since;
    }

    ClassifiedField classified() {
        return new ClassifiedField(field, sensitivityClass, personalData);
    }

    /** A field is named once in its interface. */
    static class Key {

        private String interfaceCode;
        private String field;

        protected Key() {}

        Key(String interfaceCode, String field) {
            this.interfaceCode = interfaceCode;
            this.field = field;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && interfaceCode.equals(key.interfaceCode) && field.equals(key.field);
        }

        @Override
        public int hashCode() {
            return Objects.hash(interfaceCode, field);
        }
    }
}
