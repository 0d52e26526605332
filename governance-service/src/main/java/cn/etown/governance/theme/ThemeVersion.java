package cn.etown.governance.theme;

import cn.etown.governance.theme.domain.Aggregate;
import cn.etown.governance.theme.domain.AskedMeasure;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One version of a monitoring theme, from a day on. It is never changed. */
@Entity
class ThemeVersion {

    @Id
    private UUID id;

    private String code;
    private long number;

    private String nameZh;
    private String nameEn;
    private String[] measures;
    private String[] measureAggregates;
    private LocalDate holdsFrom;
    private String reason;
    private String author;
    private String authorName;
    private Instant addedAt;

    protected ThemeVersion() {}

    ThemeVersion(UUID id, String code, long number, ThemeContent content, Caller author, Instant addedAt) {
        this.id = id;
        this.code = code;
        this.number = number;
        this.nameZh = content.nameZh();
        this.nameEn = content.nameEn();
        this.measures = content.measures().toArray(String[]::new);
        this.measureAggregates = content.aggregates() == null
                ? null
                : content.aggregates().stream().map(Aggregate::name).toArray(String[]::new);
        this.holdsFrom = content.holdsFrom();
        this.reason = content.reason();
        this.author = author.subject();
        this.authorName = author.name();
        this.addedAt = addedAt;
    }

    String code() {
        return code;
    }

    long number() {
        return number;
    }

    LocalDate holdsFrom() {
        return holdsFrom;
    }

    /** What a contract has to count to feed the theme. */
    List<AskedMeasure> asked() {
        return IntStream.range(0, measures.length)
                .mapToObj(i -> new AskedMeasure(
                        measures[i], measureAggregates == null ? null : Aggregate.valueOf(measureAggregates[i])))
                .toList();
    }

    /** @param newest the number of the theme's newest version */
    ThemeView view(long newest) {
        return new ThemeView(
                code,
                number,
                nameZh,
                nameEn,
                List.of(measures),
                measureAggregates == null
                        ? null
                        : Stream.of(measureAggregates).map(Aggregate::valueOf).toList(),
                holdsFrom,
                reason,
                authorName,
                addedAt,
                newest);
    }
}
