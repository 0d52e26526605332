package cn.etown.governance.papers;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.papers.domain.DocumentState;
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

/** One version of a normative document. What it says never changes (the database refuses it too). */
@Entity
class DocumentVersion {

    @Id
    private UUID id;

    private UUID document;
    private int number;
    private String text;
    private String link;
    private String digest;

    @Enumerated(EnumType.STRING)
    private DocumentState state;

    private String author;
    private String authorName;
    private Instant draftedAt;
    private LocalDate inForceFrom;
    private LocalDate inForceUntil;
    private LocalDate acknowledgeBy;

    @Version
    private long revision;

    protected DocumentVersion() {}

    DocumentVersion(UUID id, UUID document, int number, DraftDocumentRequest content, String digest) {
        this.id = id;
        this.document = document;
        this.number = number;
        this.text = content.text();
        this.link = content.link();
        this.digest = digest;
        this.state = DocumentState.DRAFT;
    }

    DocumentVersion draftedBy(Caller who, Instant at) {
        author = who.subject();
        authorName = who.name();
        draftedAt = at;
        return this;
    }

    /** Refuses what is no draft, and who drafted it (two-person rule). */
    void mustBePublishableBy(String person) {
        state.moveTo(DocumentState.PUBLISHED);
        if (person.equals(author)) {
            throw new RuleRefused(
                            "two-person-rule", new Text("起草人不能发布自己的文件", "Who drafted a document may not publish it"))
                    .withClause("R7.2");
        }
    }

    void publish(LocalDate from, LocalDate dueToAcknowledge) {
        state = state.moveTo(DocumentState.PUBLISHED);
        inForceFrom = from;
        acknowledgeBy = dueToAcknowledge;
    }

    /** Gives way to a later version from {@code day} on. */
    void giveWay(DocumentVersion newer, LocalDate day) {
        if (newer.number < number || !day.isAfter(inForceFrom)) {
            var detail = new Text(
                    "第 " + number + " 版自 " + inForceFrom + " 起施行，后继版本须更新且更晚",
                    "Version " + number + " is in force from " + inForceFrom + "; what replaces it is newer and later");
            throw new RuleRefused("document-outdated", detail)
                    .withClause("R7.2")
                    .withErrors(List.of(new FieldError("/from", detail)));
        }
        state = state.moveTo(DocumentState.REPLACED);
        inForceUntil = day;
    }

    /** Ends on {@code day}, its first day at the earliest: then it was never in force. */
    void repeal(LocalDate day) {
        if (day.isBefore(inForceFrom)) {
            var detail = new Text(
                    "该版本自 " + inForceFrom + " 起施行，不能在此之前废止",
                    "It is in force from " + inForceFrom + " and is not repealed before");
            throw new RuleRefused("document-day", detail)
                    .withClause("R7.2")
                    .withErrors(List.of(new FieldError("/from", detail)));
        }
        state = state.moveTo(DocumentState.REPEALED);
        inForceUntil = day;
    }

    /** Refuses {@code newer} where this version, whose end is set, still holds on the day that one begins. */
    void mustHaveEndedBy(LocalDate day) {
        var detail = new Text(
                "第 " + number + " 版施行至 " + inForceUntil + " 前一日，新版不能早于 " + inForceUntil + " 施行",
                "Version " + number + " is in force until " + inForceUntil
                        + "; the next one begins then at the earliest");
        if (inForceUntil.isAfter(day)) {
            throw new RuleRefused("document-overlap", detail)
                    .withClause("R7.2")
                    .withErrors(List.of(new FieldError("/from", detail)));
        }
    }

    void withdraw() {
        state = state.moveTo(DocumentState.WITHDRAWN);
    }

    UUID id() {
        return id;
    }

    /** That {@code unit} did not acknowledge it by its day. */
    Missed missedBy(String unit, LocalDate due) {
        return new Missed(Matter.DOCUMENT, Term.ACKNOWLEDGEMENT, unit, path(), due);
    }

    /** How history, audit and feed name it. */
    String path() {
        return "document-versions/" + id;
    }

    UUID document() {
        return document;
    }

    int number() {
        return number;
    }

    String digest() {
        return digest;
    }

    DocumentState state() {
        return state;
    }

    LocalDate inForceFrom() {
        return inForceFrom;
    }

    LocalDate acknowledgeBy() {
        return acknowledgeBy;
    }

    long revision() {
        return revision;
    }

    DocumentVersionView view() {
        return new DocumentVersionView(
                id,
                document,
                number,
                text,
                link,
                digest,
                state,
                authorName,
                draftedAt,
                inForceFrom,
                inForceUntil,
                acknowledgeBy,
                revision);
    }
}
