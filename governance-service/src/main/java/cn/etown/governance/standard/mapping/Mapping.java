package cn.etown.governance.standard.mapping;

import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.standard.domain.MappingState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.concurrency.EntityVersion;
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
import java.util.stream.Stream;

/** One version of how a unit's own codes go with those of a code list (代码映射, R5.4). Its entries are kept beside it. */
@Entity
class Mapping {

    @Id
    private UUID id;

    private String unit;
    private String codeList;
    private int number;

    @Enumerated(EnumType.STRING)
    private MappingState state;

    private LocalDate validFrom;
    private LocalDate validUntil;
    private int entries;
    private Instant changedAt;
    private String author;
    private String authorName;
    private Instant draftedAt;
    private String[] editors = {};
    private String submitter;
    private LocalDate due;
    private String publisher;
    private Instant publishedAt;
    private String correction;
    private Instant withdrawnAt;
    private LocalDate withdrawnFrom;

    @Version
    private long revision;

    protected Mapping() {}

    Mapping(UUID id, String unit, int number, DraftMappingRequest request, Caller author, Instant draftedAt) {
        this.id = id;
        this.unit = unit;
        this.codeList = request.codeList();
        this.number = number;
        this.state = MappingState.DRAFT;
        this.validFrom = request.validFrom();
        this.validUntil = request.validUntil();
        this.correction = request.correction();
        this.author = author.subject();
        this.authorName = author.name();
        this.draftedAt = draftedAt;
        this.changedAt = draftedAt;
    }

    /** Notes how many entries it has. */
    void hold(int entriesNow, Instant at) {
        entries = entriesNow;
        changedAt = at;
    }

    /** Notes who changed its entries. */
    void editedBy(Caller who) {
        editors = Stream.concat(Stream.of(editors), Stream.of(who.subject()))
                .distinct()
                .toArray(String[]::new);
    }

    /** @param until the day until which the center has to confirm it */
    void submit(Caller who, LocalDate until) {
        state = state.moveTo(MappingState.SUBMITTED);
        submitter = who.subject();
        due = until;
    }

    /**
     * Publishes; whoever drafted, changed or submitted it is refused (two-person rule). It begins to hold on the day it is
     * published at the earliest, but where it is a correction.
     */
    void publish(Caller who, Instant at, LocalDate today) {
        if (Stream.concat(Stream.of(author, submitter), Stream.of(editors)).anyMatch(who.subject()::equals)) {
            throw new RuleRefused(
                            "two-person-rule",
                            new Text(
                                    "起草、改动或提交人不能确认同一份映射",
                                    "Who drafted, changed or submitted a mapping may not confirm it"))
                    .withClause("R5.4");
        }
        state = state.moveTo(MappingState.PUBLISHED);
        if (!isCorrection() && validFrom.isBefore(today)) {
            mustNotHaveEnded(today);
            validFrom = today;
        }
        publisher = who.subject();
        publishedAt = at;
    }

    /** Withdraws; what was published holds on no day from {@code today} on, and on the days before as it did. */
    void withdraw(Instant at, LocalDate today) {
        boolean held = state == MappingState.PUBLISHED;
        state = state.moveTo(MappingState.WITHDRAWN);
        if (held) {
            withdrawnAt = at;
            withdrawnFrom = today;
        }
    }

    private void mustNotHaveEnded(LocalDate today) {
        if (validUntil != null && validUntil.isBefore(today)) {
            throw new RuleRefused(
                            "validity",
                            new Text("有效期已过，须以更正重新起草", "Its validity is over; draft it anew as a correction"))
                    .withClause("R5.4");
        }
    }

    void mustBeDraft() {
        if (state != MappingState.DRAFT) {
            throw new RuleRefused(
                    "mapping-fixed",
                    new Text("已提交的映射不可修改，请起草新版本", "A mapping that was submitted is not changed; draft another"));
        }
    }

    /** How history, audit and feed name it. */
    String path() {
        return "mappings/" + id;
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    String codeList() {
        return codeList;
    }

    int number() {
        return number;
    }

    MappingState state() {
        return state;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    /** The last day on which it holds; {@code null} where no end is set. */
    LocalDate validUntil() {
        return validUntil;
    }

    /** Whether it may say something about days before it is published. */
    boolean isCorrection() {
        return correction != null;
    }

    /** Why it says something about days that were past when it was drafted; {@code null} where it does not. */
    String correction() {
        return correction;
    }

    /** The first day on which it does not hold any more; {@code null} where it was not published and withdrawn. */
    LocalDate withdrawnFrom() {
        return withdrawnFrom;
    }

    int entries() {
        return entries;
    }

    Instant changedAt() {
        return changedAt;
    }

    String authorName() {
        return authorName;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    /** What was not kept, once the day of its decision is past. */
    Missed missed() {
        return new Missed(Matter.MAPPING, Term.DECISION, null, path(), due);
    }

    /** Until when the center confirms it; {@code null} before it is submitted. */
    LocalDate due() {
        return due;
    }

    /** When it was published; {@code null} before. */
    Instant publishedAt() {
        return publishedAt;
    }

    long revision() {
        return revision;
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
