package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Difference;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.collection.batch.domain.Verdict.RefusalReason;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.Period;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.concurrency.EntityVersion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What a provider sends for one interface and one data period. What was counted is written by the judge alone. */
@Entity
class Batch {

    @Id
    private UUID id;

    @Column(name = "interface")
    private String interfaceCode;

    private String unit;

    private int contractVersion;

    private String dataset;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> codeLists;

    @Enumerated(EnumType.STRING)
    private BatchKind kind;

    private LocalDate periodFrom;

    private LocalDate periodTo;

    @Enumerated(EnumType.STRING)
    private BatchState state;

    private long declaredRecords;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> declaredTotals;

    private String declaredDigest;

    @JdbcTypeCode(SqlTypes.JSON)
    private Correction correction;

    private Instant openedAt;

    private String openedBy;

    /** Through which client it was opened, and from where: what a signal of reporting in another's name stands on. */
    private String openedClient;

    private String openedAddress;

    private Instant sealedAt;

    private String sealedBy;

    @Column(insertable = false, updatable = false)
    private Instant judgedAt;

    @Column(insertable = false, updatable = false)
    private Long received;

    @Column(insertable = false, updatable = false)
    private Long conforming;

    @Column(insertable = false, updatable = false)
    private Long accepted;

    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> totals;

    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> acceptedTotals;

    @Column(insertable = false, updatable = false)
    private String recordSetDigest;

    @Column(insertable = false, updatable = false)
    private String acceptedDigest;

    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Differences differences;

    @Enumerated(EnumType.STRING)
    @Column(insertable = false, updatable = false)
    private RefusalReason refusal;

    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Corrected corrected;

    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> explainedTotals;

    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Rules rules;

    @Column(insertable = false, updatable = false)
    private Long ledgerPosition;

    @Version
    private long version;

    protected Batch() {}

    /**
     * @param codeLists the versions of the contract's code lists that its parts are held to
     * @param correction what a correction says of itself, or {@code null}
     */
    Batch(
            UUID id,
            CollectedInterface source,
            Map<String, Integer> codeLists,
            BatchKind kind,
            Period period,
            Manifest manifest,
            Correction correction,
            Instant at,
            Caller by) {
        this.id = id;
        interfaceCode = source.code();
        unit = source.unit();
        contractVersion = source.contract().version();
        dataset = source.contract().schema().dataset();
        this.codeLists = codeLists;
        this.kind = kind;
        periodFrom = period.from();
        periodTo = period.to();
        state = BatchState.OPEN;
        declaredRecords = manifest.records();
        declaredTotals = Decimals.texts(manifest.totals());
        declaredDigest = manifest.recordSetDigest();
        this.correction = correction;
        openedAt = at;
        openedBy = by.subject();
        openedClient = by.client();
        openedAddress = by.address();
    }

    /** Seals the batch: from now on its content is what it is, and {@code by} answers for it. */
    void seal(Instant at, String by) {
        state = state.moveTo(BatchState.VALIDATING);
        sealedAt = at;
        sealedBy = by;
    }

    void abandon() {
        state = state.moveTo(BatchState.ABANDONED);
    }

    UUID id() {
        return id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String unit() {
        return unit;
    }

    int contractVersion() {
        return contractVersion;
    }

    BatchKind kind() {
        return kind;
    }

    Period period() {
        return new Period(periodFrom, periodTo);
    }

    BatchState state() {
        return state;
    }

    Manifest manifest() {
        return new Manifest(declaredRecords, numbers(declaredTotals), declaredDigest);
    }

    /** What a correction says of itself. */
    Optional<Correction> correction() {
        return Optional.ofNullable(correction);
    }

    /** What a correction came to, once it is judged. */
    Optional<Corrected> corrected() {
        return Optional.ofNullable(corrected);
    }

    /** The totals that the change of a correction was measured from beside those before it; {@code null} where that is not kept. */
    Map<String, String> explainedTotals() {
        return explainedTotals;
    }

    /** What was counted, once the batch is judged. */
    Optional<Counted> counted() {
        return judgedAt == null
                ? Optional.empty()
                : Optional.of(new Counted(
                        received,
                        conforming,
                        accepted,
                        numbers(totals),
                        numbers(acceptedTotals),
                        recordSetDigest,
                        acceptedDigest));
    }

    List<Difference> differences() {
        return differences == null ? List.of() : differences.found();
    }

    /** What the rules on the whole delivery came to, once it is judged; none where its contract has none. */
    List<RuleResult> rules() {
        return rules == null ? List.of() : rules.results();
    }

    Optional<RefusalReason> refusal() {
        return Optional.ofNullable(refusal);
    }

    Instant openedAt() {
        return openedAt;
    }

    String openedBy() {
        return openedBy;
    }

    Instant sealedAt() {
        return sealedAt;
    }

    Instant judgedAt() {
        return judgedAt;
    }

    Long ledgerPosition() {
        return ledgerPosition;
    }

    EntityVersion version() {
        return new EntityVersion(version);
    }

    /** Hibernate Reactive reads JSON objects only, so the list is the member of one. */
    record Differences(List<Difference> found) {}

    /** As {@link Differences}. */
    record Rules(List<RuleResult> results) {}

    private static Map<String, BigDecimal> numbers(Map<String, String> texts) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        texts.forEach((name, text) -> numbers.put(name, new BigDecimal(text)));
        return numbers;
    }
}
