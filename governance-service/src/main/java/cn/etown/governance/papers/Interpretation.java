package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.InterpretationState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.FieldError;
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

/** How the leading group's office understands a clause (解释, R12). What it says never changes (the database refuses it too). */
@Entity
class Interpretation {

    @Id
    private UUID id;

    private String clause;
    private String question;
    private String answer;
    private String reference;

    @Enumerated(EnumType.STRING)
    private InterpretationState state;

    private String author;
    private String authorName;
    private Instant draftedAt;
    private LocalDate inForceFrom;
    private LocalDate inForceUntil;
    private UUID supersedes;
    private UUID supersededBy;

    @Version
    private long revision;

    protected Interpretation() {}

    Interpretation(UUID id, DraftInterpretationRequest request, Caller author, Instant at) {
        this.id = id;
        this.clause = request.clause();
        this.question = request.question();
        this.answer = request.answer();
        this.reference = request.reference();
        this.state = InterpretationState.DRAFT;
        this.author = author.subject();
        this.authorName = author.name();
        this.draftedAt = at;
        this.inForceFrom = request.inForceFrom();
        this.supersedes = request.supersedes();
    }

    /** Publishes; who drafted it is refused (two-person rule). */
    void publish(String person) {
        if (person.equals(author)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text("起草人不能发布自己的解释", "Who drafted an interpretation may not publish it"))
                    .withClause("R12");
        }
        state = state.moveTo(InterpretationState.PUBLISHED);
    }

    void withdraw() {
        state = state.moveTo(InterpretationState.WITHDRAWN);
    }

    /** Refuses unless {@code newer} can take its place: published, of the same clause, and later in force. */
    void mustYieldTo(String newerClause, LocalDate newerFrom) {
        boolean good =
                state == InterpretationState.PUBLISHED && clause.equals(newerClause) && newerFrom.isAfter(inForceFrom);
        if (!good) {
            throw notToSupersede();
        }
    }

    void giveWay(Interpretation newer) {
        mustYieldTo(newer.clause, newer.inForceFrom);
        state = state.moveTo(InterpretationState.SUPERSEDED);
        supersededBy = newer.id;
        inForceUntil = newer.inForceFrom;
    }

    static RuntimeException notToSupersede() {
        var detail = new Text(
                "被取代的须是同一条款已发布、且施行更早的解释", "What is superseded is published, of the same clause, and in force earlier");
        return new RuleRefused("interpretation-supersedes", detail)
                .withClause("R12")
                .withErrors(List.of(new FieldError("/supersedes", detail)));
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "interpretations/" + id;
    }

    String clause() {
        return clause;
    }

    String reference() {
        return reference;
    }

    InterpretationState state() {
        return state;
    }

    LocalDate inForceFrom() {
        return inForceFrom;
    }

    /** The one it takes the place of, or {@code null}. */
    UUID supersedes() {
        return supersedes;
    }

    long revision() {
        return revision;
    }

    InterpretationView view() {
        return new InterpretationView(
                id,
                clause,
                question,
                answer,
                reference,
                state,
                authorName,
                draftedAt,
                inForceFrom,
                inForceUntil,
                supersedes,
                supersededBy,
                revision);
    }
}
