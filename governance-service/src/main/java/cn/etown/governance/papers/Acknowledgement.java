package cn.etown.governance.papers;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** That a unit has taken note of a version of a normative document (签收). Never changed. */
@Entity
@Immutable
@IdClass(Acknowledgement.Key.class)
class Acknowledgement {

    @Id
    private UUID version;

    @Id
    private String unit;

    private String signer;
    private String signerName;
    private Instant at;

    protected Acknowledgement() {}

    Acknowledgement(UUID version, String unit, Caller signer, Instant at) {
        this.version = version;
        this.unit = unit;
        this.signer = signer.subject();
        this.signerName = signer.name();
        this.at = at;
    }

    /** A unit acknowledges a version once. */
    static class Key {

        private UUID version;
        private String unit;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && version.equals(key.version) && unit.equals(key.unit);
        }

        @Override
        public int hashCode() {
            return Objects.hash(version, unit);
        }
    }

    String unit() {
        return unit;
    }

    AcknowledgementView view() {
        return new AcknowledgementView(unit, signerName, at);
    }
}
