package cn.etown.governance.interfaces;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What collection found when it tried an interface (验收). Never changed; the database refuses it too. */
@Entity
@Immutable
class Acceptance {

    @Id
    private UUID id;

    private String interfaceCode;

    /** Counts those of the interface, from 1; given by the database, like the number of the interface's newest change. */
    @Column(insertable = false, updatable = false)
    private long number;

    @Column(insertable = false, updatable = false)
    private long lastStep;

    private String trialBatch;
    private String contractVersion;

    @Convert(converter = CriteriaConverter.class)
    private List<AcceptanceCriterion> criteria;

    private boolean passed;
    private Instant reportedAt;

    protected Acceptance() {}

    Acceptance(UUID id, String interfaceCode, ReportAcceptanceRequest request, Instant reportedAt) {
        this.id = id;
        this.interfaceCode = interfaceCode;
        this.trialBatch = request.trialBatch();
        this.contractVersion = request.contractVersion();
        this.criteria = List.copyOf(request.criteria());
        this.passed = request.passed();
        this.reportedAt = reportedAt;
    }

    long number() {
        return number;
    }

    /** The number of the interface's newest change when it was reported. */
    long lastStep() {
        return lastStep;
    }

    /** How history and audit name it. */
    String path() {
        return "acceptances/" + id;
    }

    /** The version of the contract that was tried. */
    String interfaceCode() {
        return interfaceCode;
    }

    String contractVersion() {
        return contractVersion;
    }

    boolean passed() {
        return passed;
    }

    AcceptanceView view() {
        return new AcceptanceView(id, interfaceCode, trialBatch, contractVersion, criteria, passed, reportedAt);
    }
}
