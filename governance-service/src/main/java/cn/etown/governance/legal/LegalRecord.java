package cn.etown.governance.legal;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.legal.domain.LegalRecordState;
import cn.etown.kit.caller.Caller;
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

    /** Finds it good until a day, or sends it back; its author is refused (two-person rule). */
    void review(Caller reviewer, LegalRecordState verdict, LocalDate until, Instant at) {
        if (reviewer.subject().equals(author)) {
            throw new RuleRefused("two-person-rule", new Text("记录的作者不能审查自己的记录", "Who wrote a record may not review it"))
                    .withClause("R5.3");
        }
        state = state.moveTo(verdict);
        reviewerName = reviewer.name();
        reviewedAt = at;
        reviewedUntil = until;
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

    LocalDate reviewDue() {
        return reviewDue;
    }

    /** The last day of its review; {@code null} before it was reviewed and when it was returned. */
    LocalDate reviewedUntil() {
        return reviewedUntil;
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
                revision);
    }
}
