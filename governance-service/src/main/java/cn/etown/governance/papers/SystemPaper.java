package cn.etown.governance.papers;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.papers.domain.PaperState;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A paper of a source system (R8.5). What its unit filed never changes (the database refuses it too): a newer version is a new
 * paper. The center accepts or refuses it; until then it counts.
 */
@Entity
class SystemPaper {

    @Id
    private UUID id;

    private UUID sourceSystem;
    private String unit;

    @Enumerated(EnumType.STRING)
    private PaperKind kind;

    private String title;
    private String version;
    private String link;
    private String digest;
    private LocalDate validFrom;
    private LocalDate validUntil;
    private String filer;
    private String filerName;
    private Instant filedAt;

    @Enumerated(EnumType.STRING)
    private PaperState state;

    private LocalDate decideBy;
    private String deciderName;
    private Instant decidedAt;
    private String reason;

    @Version
    private long revision;

    protected SystemPaper() {}

    SystemPaper(UUID id, SourceSystemView source, FilePaperRequest request, LocalDate validUntil) {
        this.id = id;
        this.sourceSystem = source.id();
        this.unit = source.unit();
        this.kind = request.kind();
        this.title = request.title();
        this.version = request.version();
        this.link = request.link();
        this.digest = request.digest();
        this.validFrom = request.validFrom();
        this.validUntil = validUntil;
        this.state = PaperState.FILED;
    }

    SystemPaper filedBy(Caller who, Instant at, LocalDate dueToDecide) {
        filer = who.subject();
        filerName = who.name();
        filedAt = at;
        decideBy = dueToDecide;
        return this;
    }

    /** Accepts it, or refuses it: from then on it does not count. */
    void decide(PaperState verdict, String why, Caller who, Instant at) {
        state = state.moveTo(verdict);
        reason = why;
        deciderName = who.name();
        decidedAt = at;
    }

    UUID id() {
        return id;
    }

    /** How audit and feed name it. */
    String path() {
        return "system-papers/" + id;
    }

    /** That it was not decided by its day. */
    Missed missed() {
        return new Missed(Matter.PAPER, Term.DECISION, null, path(), decideBy);
    }

    String unit() {
        return unit;
    }

    PaperKind kind() {
        return kind;
    }

    PaperState state() {
        return state;
    }

    LocalDate decideBy() {
        return decideBy;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    long revision() {
        return revision;
    }

    SystemPaperView view() {
        return new SystemPaperView(
                id,
                sourceSystem,
                unit,
                kind,
                title,
                version,
                link,
                digest,
                validFrom,
                validUntil,
                filerName,
                filedAt,
                state,
                decideBy,
                deciderName,
                decidedAt,
                reason,
                revision);
    }
}
