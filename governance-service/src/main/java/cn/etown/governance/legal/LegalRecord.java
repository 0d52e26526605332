package cn.etown.governance.legal;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Why an interface may be collected and at what risk (R5.3). What it says never changes (the database refuses it too). */
@Entity
class LegalRecord {

    @Id
    private UUID id;

    private String interfaceCode;
    private String unit;

    @Convert(converter = ContentConverter.class)
    private LegalContent content;

    @Enumerated(EnumType.STRING)
    private LegalRecordState state;

    private String author;
    private String authorName;
    private Instant submittedAt;
    private LocalDate reviewDue;
    private String reviewerName;
    private Instant reviewedAt;
    private LocalDate reviewedUntil;
    private String reason;
    private LocalDate mendBy;
    private UUID mends;
    private Instant endingToldAt;
    private Instant endedToldAt;

    @Version
    private long revision;

    protected LegalRecord() {}

    LegalRecord(
            UUID id,
            String interfaceCode,
            String unit,
            LegalContent content,
            Caller author,
            Instant submittedAt,
            LocalDate reviewDue) {
        this.id = id;
        this.interfaceCode = interfaceCode;
        this.unit = unit;
        this.content = content;
        this.state = LegalRecordState.SUBMITTED;
        this.author = author.subject();
        this.authorName = author.name();
        this.submittedAt = submittedAt;
        this.reviewDue = reviewDue;
    }

    /** Takes the place of a record that was returned. */
    LegalRecord mending(UUID returned) {
        mends = returned;
        return this;
    }

    /** Finds it good until a day, or sends it back to be mended by {@code dueToMend}; its author is refused (two-person rule). */
    void review(Caller reviewer, ReviewLegalRecordRequest verdict, LocalDate dueToMend, Instant at) {
        if (reviewer.subject().equals(author)) {
            throw new RuleRefused("two-person-rule", new Text("记录的作者不能审查自己的记录", "Who wrote a record may not review it"))
                    .withClause("R5.3");
        }
        state = state.moveTo(verdict.target());
        reviewerName = reviewer.name();
        reviewedAt = at;
        reviewedUntil = verdict.reviewedUntil();
        reason = verdict.reason();
        mendBy = dueToMend;
        endingToldAt = null;
        endedToldAt = null;
    }

    /** Notes that its end is told, so that it is told once. */
    void endingTold(Instant at) {
        endingToldAt = at;
    }

    /** Notes that it is told that its end is over, and that nothing is to be told before. */
    void endedTold(Instant at) {
        endingToldAt = at;
        endedToldAt = at;
    }

    /** Refuses to review it where {@code newer} was reviewed: what was submitted later holds. */
    void mustNotBeSupersededBy(LegalRecord newer) {
        if (newer.submittedAt.isAfter(submittedAt)) {
            var detail = new Text(
                    "该接口更新的法律依据记录已经审查，较早的记录不再审查，可以退回",
                    "A newer legal record of this interface was reviewed; an older one is not, but may be returned");
            throw new RuleRefused("legal-record-superseded", detail)
                    .withClause("R5.3")
                    .withErrors(List.of(new FieldError("/target", detail)));
        }
    }

    /** Gives way to a newer record that was reviewed. */
    void giveWay() {
        state = state.moveTo(LegalRecordState.REPLACED);
    }

    UUID id() {
        return id;
    }

    /** How history, audit and feed name it. */
    String path() {
        return "legal-records/" + id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String unit() {
        return unit;
    }

    LegalContent content() {
        return content;
    }

    LegalRecordState state() {
        return state;
    }

    /** What was not kept, once the day of its first review is past. */
    Missed missed() {
        return new Missed(Matter.LEGAL_RECORD, Term.DECISION, null, path(), reviewDue);
    }

    /** That its unit did not mend by its day what was returned. */
    Missed missedMending() {
        return new Missed(Matter.LEGAL_RECORD, Term.MEND, unit, path(), mendBy);
    }

    LocalDate reviewDue() {
        return reviewDue;
    }

    /** The last day of its review; {@code null} before it was reviewed and when it was returned. */
    LocalDate reviewedUntil() {
        return reviewedUntil;
    }

    String reason() {
        return reason;
    }

    /** By when another takes its place; {@code null} unless it is returned. */
    LocalDate mendBy() {
        return mendBy;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    long revision() {
        return revision;
    }

    LegalRecordView view() {
        return new LegalRecordView(
                id,
                interfaceCode,
                unit,
                content,
                state,
                authorName,
                submittedAt,
                reviewDue,
                reviewerName,
                reviewedAt,
                reviewedUntil,
                reason,
                mendBy,
                mends,
                revision);
    }
}
