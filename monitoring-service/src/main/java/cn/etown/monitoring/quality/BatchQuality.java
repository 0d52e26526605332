package cn.etown.monitoring.quality;

import cn.etown.monitoring.batch.domain.BatchKind;
import cn.etown.monitoring.batch.domain.Period;
import cn.etown.monitoring.batch.domain.Records;
import cn.etown.monitoring.batch.domain.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What was declared, counted and judged of a batch. Written by {@link QualitySubscription} alone. */
@Entity
@Immutable
class BatchQuality {

    @Id
    private UUID batch;

    private String unit;

    @Column(name = "interface")
    private String interfaceCode;

    @Enumerated(EnumType.STRING)
    private BatchKind kind;

    private LocalDate periodFrom;
    private LocalDate periodTo;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private long declared;
    private long received;
    private long conforming;
    private long accepted;
    private long quarantined;
    private boolean declaredMatches;
    private String receipt;
    private Instant judgedAt;

    protected BatchQuality() {}

    UUID batch() {
        return batch;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    BatchKind kind() {
        return kind;
    }

    Period period() {
        return new Period(periodFrom, periodTo);
    }

    Verdict verdict() {
        return verdict;
    }

    Records records() {
        return new Records(declared, received, conforming, accepted, quarantined);
    }

    boolean declaredMatches() {
        return declaredMatches;
    }

    String receipt() {
        return receipt;
    }

    Instant judgedAt() {
        return judgedAt;
    }
}
