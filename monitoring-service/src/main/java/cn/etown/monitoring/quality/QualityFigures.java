package cn.etown.monitoring.quality;

import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.query.Days;
import cn.etown.monitoring.query.Readers;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How good what a unit sends is (R3.0, R8.3). */
@ApplicationScoped
public class QualityFigures {

    private final QualityRepository repository;
    private final Readers readers;
    private final Links links;

    QualityFigures(QualityRepository repository, Readers readers, Links links) {
        this.repository = repository;
        this.readers = readers;
        this.links = links;
    }

    /** The figures of each batch. */
    @WithTransaction
    public Uni<Page<BatchQualityView>> byBatch(String unit, Days days, PageRequest page) {
        readers.mustSee(unit);
        return repository
                .after(page, unit, days)
                .map(found -> Page.of(page, found, BatchQuality::batch, BatchQualityView::of));
    }

    /** The figures of all batches together. */
    @WithTransaction
    public Uni<QualitySummaryView> summary(String unit, Days days) {
        readers.mustSee(unit);
        String evidence = links.to("quality?unit=" + unit + "&from=" + days.from() + "&to=" + days.to());
        return repository.totals(unit, days).map(totals -> QualitySummaryView.of(unit, days, totals, evidence));
    }
}
