package cn.etown.assessment.score;

import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.assessment.score.domain.Assessment;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * A score (评分) of a unit for a month. It never changes (the database refuses it too); scoring again makes the next
 * edition, and all editions stay.
 */
@Entity
class Score {

    @Id
    private UUID id;

    private String unit;
    private String scoredMonth;
    private int edition;
    private UUID scheme;
    private BigDecimal points;
    private BigDecimal assessable;
    private BigDecimal percent;

    @Enumerated(EnumType.STRING)
    private Grade grade;

    private String document;
    private String digest;
    private Instant madeAt;
    private String maker;
    private String makerName;

    @Formula("edition = (select max(o.edition) from score o where o.unit = unit and o.scored_month = scored_month)")
    private boolean newest;

    protected Score() {}

    /** The newest score of the unit and month. */
    Score(UUID id, WrittenScore written, Assessment assessment, int edition, Caller maker, Instant madeAt) {
        this.id = id;
        this.unit = written.document().unit().code();
        this.scoredMonth = written.document().month().toString();
        this.edition = edition;
        this.scheme = assessment.scheme().id();
        this.points = assessment.points();
        this.assessable = assessment.assessable();
        this.percent = assessment.percent().orElse(null);
        this.grade = assessment.grade().orElse(null);
        this.document = written.text();
        this.digest = written.digest();
        this.madeAt = madeAt;
        this.maker = maker.subject();
        this.makerName = maker.name();
        this.newest = true;
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    YearMonth month() {
        return YearMonth.parse(scoredMonth);
    }

    int edition() {
        return edition;
    }

    UUID scheme() {
        return scheme;
    }

    BigDecimal points() {
        return points;
    }

    BigDecimal assessable() {
        return assessable;
    }

    /** Null where nothing was assessable. */
    BigDecimal percent() {
        return percent;
    }

    /** Null where too little was assessable. */
    Grade grade() {
        return grade;
    }

    String document() {
        return document;
    }

    String digest() {
        return digest;
    }

    Instant madeAt() {
        return madeAt;
    }

    String maker() {
        return maker;
    }

    String makerName() {
        return makerName;
    }

    boolean isNewest() {
        return newest;
    }
}
