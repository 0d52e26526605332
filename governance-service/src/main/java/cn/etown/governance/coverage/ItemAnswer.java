package cn.etown.governance.coverage;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.coverage.domain.AnswerState;
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
import java.util.stream.Stream;

/**
 * What a unit said about items that were missing. That is never changed; a newer answer is a new one. The center decides on it
 * once, unless it promises to connect them by a day.
 */
@Entity
class ItemAnswer {

    @Id
    private UUID id;

    private String unit;
    private String[] items;

    @Enumerated(EnumType.STRING)
    private AnswerKind kind;

    private String text;
    private LocalDate plannedFor;
    private String answerer;
    private String answererName;
    private Instant answeredAt;

    @Enumerated(EnumType.STRING)
    private AnswerState state;

    private LocalDate decisionDue;
    private LocalDate acceptedUntil;
    private String decider;
    private String deciderName;
    private Instant decidedAt;
    private String decisionReason;

    @Version
    private long revision;

    protected ItemAnswer() {}

    /** @param decisionDue the last day on which a decision is in time; {@code null} where none is needed */
    ItemAnswer(UUID id, String unit, AnswerDataItemsRequest request, Caller who, Instant at, LocalDate decisionDue) {
        this.id = id;
        this.unit = unit;
        this.items = request.items().stream().map(UUID::toString).toArray(String[]::new);
        this.kind = request.kind();
        this.text = request.text();
        this.plannedFor = request.plannedFor();
        this.answerer = who.subject();
        this.answererName = who.name();
        this.answeredAt = at;
        this.state = AnswerState.GIVEN;
        this.decisionDue = decisionDue;
    }

    /**
     * Decides on it; who gave it is refused (two-person rule).
     *
     * @param until the last day for which it is accepted, or {@code null} where it is refused
     */
    void moveTo(AnswerState target, LocalDate until, Caller who, String why, Instant at) {
        if (!kind.needsDecision()) {
            throw refused("answer-decision", "将接入的答复到期自行失效，无须审核", "A promise ends by its day and is not decided on");
        }
        if (who.subject().equals(answerer)) {
            throw refused("two-person-rule", "答复人不能审核自己的答复", "Who gave an answer may not decide on it");
        }
        state = state.moveTo(target);
        acceptedUntil = until;
        decider = who.subject();
        deciderName = who.name();
        decidedAt = at;
        decisionReason = why;
    }

    private static RuntimeException refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R8.2");
    }

    UUID id() {
        return id;
    }

    /** That it was not decided by its day. */
    Missed missed() {
        return new Missed(Matter.DATA_ITEM, Term.DECISION, null, path(), decisionDue);
    }

    /** How audit names it. */
    String path() {
        return "data-item-answers/" + id;
    }

    String unit() {
        return unit;
    }

    AnswerState state() {
        return state;
    }

    List<UUID> items() {
        return Stream.of(items).map(UUID::fromString).toList();
    }

    long revision() {
        return revision;
    }

    DataItemAnswerView view() {
        return new DataItemAnswerView(
                id,
                unit,
                items(),
                kind,
                text,
                plannedFor,
                answererName,
                answeredAt,
                state,
                decisionDue,
                acceptedUntil,
                deciderName,
                decidedAt,
                decisionReason,
                revision);
    }
}
