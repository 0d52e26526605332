package cn.etown.governance.standing;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A unit's signing of a version of the agreement. Never changed; the database refuses it too. */
@Entity
@Immutable
class AgreementSigning {

    @Id
    private UUID id;

    private String unit;
    private long version;
    private String digest;
    private Instant signedAt;
    private LocalDate signedOn;
    private LocalDate untilDay;
    private String signer;
    private String signerName;

    protected AgreementSigning() {}

    /** @param signedOn the county's day of {@code signedAt} */
    AgreementSigning(UUID id, String unit, Agreement agreement, Instant signedAt, LocalDate signedOn, Caller signer) {
        this.id = id;
        this.unit = unit;
        this.version = agreement.version();
        this.digest = agreement.digest();
        this.signedAt = signedAt;
        this.signedOn = signedOn;
        this.untilDay = agreement.lastDayOfSigning(signedOn);
        this.signer = signer.subject();
        this.signerName = signer.name();
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    AgreementSigningView view() {
        return new AgreementSigningView(id, unit, version, digest, signedAt, untilDay, new Person(signer, signerName));
    }
}
