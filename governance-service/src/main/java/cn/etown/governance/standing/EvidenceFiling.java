package cn.etown.governance.standing;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.standing.domain.EvidenceKind;
import cn.etown.governance.standing.domain.EvidenceState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Evidence of a unit's security capability (安全能力证明). Its content is fixed when it is filed. */
@Entity
class EvidenceFiling {

    @Id
    private UUID id;

    private String unit;

    @Enumerated(EnumType.STRING)
    private EvidenceKind kind;

    private String fileNumber;
    private String link;
    private String digest;
    private String issuedBy;
    private LocalDate untilDay;

    @Enumerated(EnumType.STRING)
    private EvidenceState state;

    private Instant filedAt;
    private String filer;
    private String filerName;
    private LocalDate decisionDue;

    @Version
    private long revision;

    protected EvidenceFiling() {}

    EvidenceFiling(
            UUID id, String unit, FileEvidenceRequest request, Instant filedAt, Caller filer, LocalDate decisionDue) {
        this.id = id;
        this.unit = unit;
        this.kind = request.kind();
        this.fileNumber = request.fileNumber();
        this.link = request.link();
        this.digest = request.digest();
        this.issuedBy = request.issuedBy();
        this.untilDay = request.until();
        this.state = EvidenceState.FILED;
        this.filedAt = filedAt;
        this.filer = filer.subject();
        this.filerName = filer.name();
        this.decisionDue = decisionDue;
    }

    /** Moves it on, by another person than the one who filed it. */
    void moveTo(EvidenceState target, String decider) {
        var next = state.moveTo(target);
        if (filer.equals(decider)) {
            throw new RuleRefused(
                            "same-person", new Text("提交人不得审核自己提交的证明", "Who filed the evidence does not decide on it"))
                    .withClause("R4.1");
        }
        state = next;
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    EvidenceState state() {
        return state;
    }

    /** Until when the center decides on it; {@code null} for what was filed before there was such a day. */
    LocalDate decisionDue() {
        return decisionDue;
    }

    /** What was not kept, once the day of its decision is past. */
    Missed missed() {
        return new Missed(Matter.SECURITY_EVIDENCE, Term.DECISION, null, path(), decisionDue);
    }

    LocalDate untilDay() {
        return untilDay;
    }

    long revision() {
        return revision;
    }

    String path() {
        return "security-evidence/" + id;
    }

    EvidenceView view() {
        return new EvidenceView(
                id,
                unit,
                kind,
                fileNumber,
                link,
                digest,
                issuedBy,
                untilDay,
                state,
                filedAt,
                new Person(filer, filerName),
                decisionDue,
                revision);
    }
}
