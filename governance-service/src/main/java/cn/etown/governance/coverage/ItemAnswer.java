package cn.etown.governance.coverage;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;

/** What a unit said about items that were missing. Never changed; a newer answer is a new one. */
@Entity
@Immutable
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

    protected ItemAnswer() {}

    ItemAnswer(UUID id, String unit, AnswerDataItemsRequest request, Caller who, Instant at) {
        this.id = id;
        this.unit = unit;
        this.items = request.items().stream().map(UUID::toString).toArray(String[]::new);
        this.kind = request.kind();
        this.text = request.text();
        this.plannedFor = request.plannedFor();
        this.answerer = who.subject();
        this.answererName = who.name();
        this.answeredAt = at;
    }

    UUID id() {
        return id;
    }

    /** How audit names it. */
    String path() {
        return "data-item-answers/" + id;
    }

    String unit() {
        return unit;
    }

    DataItemAnswerView view() {
        var answered = Stream.of(items).map(UUID::fromString).toList();
        return new DataItemAnswerView(id, unit, answered, kind, text, plannedFor, answererName, answeredAt);
    }
}
