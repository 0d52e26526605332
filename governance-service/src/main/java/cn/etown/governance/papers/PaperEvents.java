package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.PaperState;
import cn.etown.governance.papers.domain.TrainingState;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The facts about documents, papers, training and interpretations, as the feed tells them. */
final class PaperEvents {

    private PaperEvents() {}

    record DocumentPublished(UUID version, UUID document, int number, LocalDate inForceFrom, LocalDate acknowledgeBy) {}

    record DocumentAcknowledged(
            UUID version, UUID document, int number, String unit, LocalDate acknowledgeBy, Instant at) {}

    record PapersFiled(
            UUID paper,
            UUID sourceSystem,
            String unit,
            PaperKind kind,
            String version,
            LocalDate validFrom,
            LocalDate validUntil,
            Instant at) {}

    record PaperDecided(UUID paper, UUID sourceSystem, String unit, PaperKind kind, PaperState state, Instant at) {}

    record TrainingAttended(
            UUID session, String unit, String topic, String clause, LocalDate heldOn, int people, Instant at) {}

    record TrainingMoved(UUID session, TrainingState state, LocalDate heldOn, Instant at) {}

    record InterpretationPublished(
            UUID interpretation, String clause, String reference, LocalDate inForceFrom, UUID supersedes) {}

    static NewEvent published(DocumentVersion version) {
        var data = new DocumentPublished(
                version.id(), version.document(), version.number(), version.inForceFrom(), version.acknowledgeBy());
        return new NewEvent("cn.etown.governance.document-published.v1", version.path(), data);
    }

    static NewEvent acknowledged(DocumentVersion version, String unit, LocalDate due, Instant at) {
        var data = new DocumentAcknowledged(version.id(), version.document(), version.number(), unit, due, at);
        return new NewEvent("cn.etown.governance.document-acknowledged.v1", version.path(), data);
    }

    static NewEvent filed(SystemPaperView paper) {
        var data = new PapersFiled(
                paper.id(),
                paper.sourceSystem(),
                paper.unit(),
                paper.kind(),
                paper.version(),
                paper.validFrom(),
                paper.validUntil(),
                paper.filedAt());
        return new NewEvent("cn.etown.governance.papers-filed.v1", "system-papers/" + paper.id(), data);
    }

    static NewEvent decided(SystemPaperView paper) {
        var data = new PaperDecided(
                paper.id(), paper.sourceSystem(), paper.unit(), paper.kind(), paper.state(), paper.decidedAt());
        return new NewEvent("cn.etown.governance.paper-decided.v1", "system-papers/" + paper.id(), data);
    }

    static NewEvent attended(TrainingSession session, AttendanceRequest attendance, Instant at) {
        var data = new TrainingAttended(
                session.id(),
                attendance.unit(),
                session.topic(),
                session.clause(),
                session.heldOn(),
                attendance.people(),
                at);
        return new NewEvent("cn.etown.governance.training-attended.v1", session.path(), data);
    }

    /** A session is held on another day than was announced, or not at all. */
    static NewEvent moved(TrainingSession session, Instant at) {
        var data = new TrainingMoved(session.id(), session.state(), session.heldOn(), at);
        return new NewEvent("cn.etown.governance.training-moved.v1", session.path(), data);
    }

    static NewEvent published(Interpretation interpretation) {
        var data = new InterpretationPublished(
                interpretation.id(),
                interpretation.clause(),
                interpretation.reference(),
                interpretation.inForceFrom(),
                interpretation.supersedes());
        return new NewEvent("cn.etown.governance.interpretation-published.v1", interpretation.path(), data);
    }
}
