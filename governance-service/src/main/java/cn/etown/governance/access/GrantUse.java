package cn.etown.governance.access;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** One request under a grant, and what became of it. Never changed; the database refuses it too. */
@Entity
@Immutable
class GrantUse {

    @Id
    private UUID id;

    private UUID grantId;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private UseOutcome outcome;

    private String reason;
    private long records;
    private long bytes;
    private Long ledgerPosition;
    private Instant reportedAt;

    protected GrantUse() {}

    GrantUse(UUID id, UUID grantId, ReportGrantUseRequest request, Instant reportedAt) {
        this.id = id;
        this.grantId = grantId;
        this.at = request.at();
        this.outcome = request.outcome();
        this.reason = request.reason();
        this.records = request.records();
        this.bytes = request.bytes();
        this.ledgerPosition = request.ledgerPosition();
        this.reportedAt = reportedAt;
    }

    UUID id() {
        return id;
    }

    GrantUseView view() {
        return new GrantUseView(id, grantId, at, outcome, reason, records, bytes, ledgerPosition, reportedAt);
    }
}
