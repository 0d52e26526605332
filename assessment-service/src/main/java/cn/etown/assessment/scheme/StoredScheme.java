package cn.etown.assessment.scheme;

import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.assessment.scheme.domain.Scheme;
import cn.etown.kit.problem.Text;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A scheme as it stands in the database, written by migrations alone (the database refuses to change one). */
@Entity
@Table(name = "scheme")
class StoredScheme {

    @Id
    private UUID id;

    private String code;
    private int version;
    private String nameZh;
    private String nameEn;
    private LocalDate holdsFrom;
    private String source;
    private BigDecimal leastAssessable;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "scheme_indicator", joinColumns = @JoinColumn(name = "scheme"))
    @OrderColumn(name = "position")
    private List<StoredIndicator> indicators;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "scheme_grade", joinColumns = @JoinColumn(name = "scheme"))
    @MapKeyColumn(name = "grade")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "from_percent")
    private Map<Grade, BigDecimal> floors;

    protected StoredScheme() {}

    UUID id() {
        return id;
    }

    Scheme toScheme() {
        return new Scheme(
                id,
                code,
                version,
                new Text(nameZh, nameEn),
                holdsFrom,
                source,
                indicators.stream().map(StoredIndicator::toIndicator).toList(),
                leastAssessable,
                floors);
    }
}
