package cn.etown.governance.interfaces;

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

    UUID id() {
        return id;
    }

    /** How history and audit name it. */
    String path() {
        return "acceptances/" + id;
    }

    boolean passed() {
        return passed;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    AcceptanceView view() {
        return new AcceptanceView(id, interfaceCode, trialBatch, contractVersion, criteria, passed, reportedAt);
    }
}
