package cn.etown.monitoring.series;

import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.query.Days;
import cn.etown.monitoring.query.Readers;
import cn.etown.monitoring.series.ContributionRepository.Contribution;
import cn.etown.monitoring.series.ContributionRepository.SeriesDay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** The series of all units, and what is behind them (R3.3). */
@ApplicationScoped
public class Series {

    private final ContributionRepository contributions;
    private final Readers readers;
    private final Links links;

    Series(ContributionRepository contributions, Readers readers, Links links) {
        this.contributions = contributions;
        this.readers = readers;
        this.links = links;
    }

    /** The measures of {@code theme} that {@code unit} reported, day by day. */
    public Uni<SeriesView> read(String unit, String theme, Days days, PageRequest page) {
        readers.mustSee(unit);
        return contributions
                .daysAfter(page, unit, theme, days)
                .map(found -> Page.of(page, found, day -> day.day().toEpochDay(), day -> view(unit, theme, day)))
                .map(found -> new SeriesView(unit, theme, found.items(), found.next()));
    }

    /** What is behind one day of a series: the batches, and what each adds. */
    public Uni<Page<ContributionView>> behind(String unit, String theme, LocalDate day, PageRequest page) {
        readers.mustSee(unit);
        return contributions
                .behind(page, unit, theme, day)
                .map(found -> Page.of(page, found, Contribution::batch, one -> ContributionView.of(one, day)));
    }

    private SeriesDayView view(String unit, String theme, SeriesDay day) {
        String evidence = links.to("contributions?unit=" + unit + "&theme=" + theme + "&day=" + day.day());
        return new SeriesDayView(day.day(), day.measures(), day.batches(), evidence);
    }
}
