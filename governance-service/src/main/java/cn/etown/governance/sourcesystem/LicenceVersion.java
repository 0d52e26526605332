package cn.etown.governance.sourcesystem;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.sourcesystem.domain.LicenceState;
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
import java.util.List;
import java.util.UUID;

/** A version of the licence of a source system. What it says never changes (the database refuses it too). */
@Entity
class LicenceVersion {

    @Id
    private UUID id;

    private UUID sourceSystem;
    private String unit;
    private int number;
    private String text;
    private String link;
    private LocalDate untilDay;
    private String[] evidence;

    @Enumerated(EnumType.STRING)
    private LicenceState state;

    private String proposer;
    private String proposerName;
    private Instant proposedAt;
    private LocalDate decisionDue;
    private String deciderName;
    private Instant decidedAt;
    private Instant endingToldAt;
    private Instant endedToldAt;

    @Version
    private long revision;

    protected LicenceVersion() {}

    private LicenceVersion(
            UUID id,
            SourceSystem system,
            int number,
            Licence licence,
            List<String> evidence,
            LicenceState state,
            Caller proposer,
            Instant at) {
        this.id = id;
        this.sourceSystem = system.id();
        this.unit = system.unit();
        this.number = number;
        this.text = licence.text();
        this.link = licence.link();
        this.untilDay = licence.until();
        this.evidence = evidence.toArray(String[]::new);
        this.state = state;
        this.proposer = proposer.subject();
        this.proposerName = proposer.name();
        this.proposedAt = at;
    }

    /** The licence with which the center registers a source system. */
    static LicenceVersion first(UUID id, SourceSystem system, Caller registrar, Instant at) {
        return new LicenceVersion(id, system, 1, system.licence(), List.of(), LicenceState.ACCEPTED, registrar, at);
    }

    /** A renewal that waits for another person's word. */
    static LicenceVersion proposed(
            UUID id, SourceSystem system, int number, RenewLicenceRequest request, Caller proposer, Instant at) {
        return new LicenceVersion(
                id, system, number, request.licence(), request.evidence(), LicenceState.PROPOSED, proposer, at);
    }

    /** The last day on which a decision on it is in time. */
    void decideBy(LocalDate due) {
        decisionDue = due;
    }

    /** That it was not decided by its day. */
    Missed missed() {
        return new Missed(Matter.LICENCE, Term.DECISION, null, path(), decisionDue);
    }

    /** The last day on which a decision is in time; {@code null} of what the center entered itself. */
    LocalDate decisionDue() {
        return decisionDue;
    }

    /** Refuses a state that people cannot bring it to, and a decision of the person who proposed it. */
    void mustLeadTo(LicenceState target, Caller who) {
        if (state != LicenceState.PROPOSED || target == LicenceState.REPLACED) {
            throw new RuleRefused(
                            "licence-transition",
                            new Text("只能审核或撤回待审的许可", "Only a licence that is PROPOSED is decided on or withdrawn"))
                    .withClause("R5.3");
        }
        if (target != LicenceState.WITHDRAWN && who.subject().equals(proposer)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text("提交人不能审核自己提交的许可", "Who proposed a licence may not decide on it"))
                    .withClause("R5.3");
        }
        state.moveTo(target);
    }

    /** Decides on it or takes it back, which it must lead to. */
    void moveTo(LicenceState target, Caller who, Instant at) {
        state = state.moveTo(target);
        deciderName = who.name();
        decidedAt = at;
    }

    /** Gives way to a later version that was accepted. */
    void giveWay() {
        state = state.moveTo(LicenceState.REPLACED);
    }

    void endingTold(Instant at) {
        endingToldAt = at;
    }

    void endedTold(Instant at) {
        endedToldAt = at;
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "licences/" + id;
    }

    UUID sourceSystem() {
        return sourceSystem;
    }

    String unit() {
        return unit;
    }

    int number() {
        return number;
    }

    Licence licence() {
        return new Licence(text, link, untilDay);
    }

    LicenceState state() {
        return state;
    }

    /** The last day on which it holds; {@code null} where it has no end. */
    LocalDate untilDay() {
        return untilDay;
    }

    long revision() {
        return revision;
    }

    LicenceVersionView view() {
        return new LicenceVersionView(
                id,
                sourceSystem,
                unit,
                number,
                licence(),
                List.of(evidence),
                state,
                proposerName,
                proposedAt,
                decisionDue,
                deciderName,
                decidedAt,
                revision);
    }
}
