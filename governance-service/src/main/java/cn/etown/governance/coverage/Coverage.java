package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.DailyTallies;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.governance.unit.Units;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The coverage figures (全面性, R4.3a), on any day: added up from what each item counted as on that day. */
@ApplicationScoped
public class Coverage {

    /** The most days of a series: a leap year. */
    static final int MOST_DAYS = 366;

    /** The most source systems that a figure names. */
    private static final int MOST_NAMES = 20;

    private final CoverageChangeRepository changes;
    private final SourceSystems systems;
    private final Units units;
    private final Callers callers;
    private final CountyTime time;

    Coverage(CoverageChangeRepository changes, SourceSystems systems, Units units, Callers callers, CountyTime time) {
        this.changes = changes;
        this.systems = systems;
        this.units = units;
        this.callers = callers;
        this.time = time;
    }

    /** The figures of what is asked for, at the end of a day; today where none is named. */
    @WithTransaction
    public Uni<Page<CoverageView>> figures(PageRequest page, CoverageQuery asked, Optional<LocalDate> asOf) {
        var day = asOf.orElseGet(time::today);
        return mustSee(asked).chain(() -> {
            var scope = seen(asked);
            return scope.only()
                    .map(key -> one(key, day, scope))
                    .orElseGet(() -> changes.totalsOn(day, scope, page).chain(found -> shown(page, day, scope, found)));
        });
    }

    /** One thing's figure for each day. */
    @WithTransaction
    public Uni<CoverageHistoryView> history(CoverageQuery asked, LocalDate from, LocalDate to) {
        mustBeATerm(from, to);
        return mustSee(asked).chain(() -> {
            var scope = seen(asked);
            String key = scope.only().orElseThrow(() -> unnamed(scope.level()));
            return changes.changes(from, to, scope)
                    .map(found -> DailyTallies.of(from, to, found))
                    .map(days -> CoverageHistoryView.of(scope.level(), key, days));
        });
    }

    private Uni<Page<CoverageView>> one(String key, LocalDate day, CoverageScope scope) {
        return changes.tallyOn(day, scope)
                .chain(tally -> changes.listingsOwed(day, namedTo(scope), MOST_NAMES)
                        .map(owed -> new Page<>(
                                List.of(CoverageView.of(scope.level(), key, day, tally, views(owed))), null)));
    }

    private Uni<Page<CoverageView>> shown(
            PageRequest page, LocalDate day, CoverageScope scope, List<CoverageChangeRepository.Totals> found) {
        var keys = found.stream().map(CoverageChangeRepository.Totals::key).toList();
        return changes.listingsOwedByEach(day, namedTo(scope), keys, MOST_NAMES)
                .map(owed -> owed.stream().collect(Collectors.groupingBy(CoverageChangeRepository.ListingOwed::key)))
                .map(owed -> Page.of(
                        page,
                        found,
                        CoverageChangeRepository.Totals::key,
                        row -> CoverageView.of(
                                scope.level(),
                                row.key(),
                                day,
                                row.tally(),
                                views(owed.getOrDefault(row.key(), List.of())))));
    }

    private static List<ListingOwedView> views(List<CoverageChangeRepository.ListingOwed> owed) {
        return owed.stream().map(ListingOwedView::of).toList();
    }

    /** Systems are named to people of a unit only as far as they are their own, in the figures of all. */
    private CoverageScope namedTo(CoverageScope scope) {
        var caller = callers.current();
        return caller.seesEveryUnit()
                ? scope
                : new CoverageScope(scope.level(), scope.system(), caller.unit().orElse("-"), scope.domain());
    }

    /** Refuses a named unit or system that is not there or another unit's. */
    private Uni<Void> mustSee(CoverageQuery asked) {
        var unit = asked.unit() == null
                ? Uni.createFrom().voidItem()
                : units.require(asked.unit()).replaceWithVoid();
        return unit.chain(() -> asked.sourceSystem() == null
                ? Uni.createFrom().voidItem()
                : systems.require(asked.sourceSystem()).replaceWithVoid());
    }

    /** Domains and the county are everybody's; units and systems are listed to people of a unit only as far as their own. */
    private CoverageScope seen(CoverageQuery asked) {
        var caller = callers.current();
        boolean own = !caller.seesEveryUnit()
                && (asked.level() == CoverageLevel.UNIT || asked.level() == CoverageLevel.SYSTEM);
        String unit = own ? caller.unit().orElse("-") : asked.unit();
        String system =
                Optional.ofNullable(asked.sourceSystem()).map(UUID::toString).orElse(null);
        return new CoverageScope(asked.level(), system, unit, asked.domain());
    }

    private static void mustBeATerm(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            var detail = new Text("起止日期须在 1 至 " + MOST_DAYS + " 天之内", "The term has 1 to " + MOST_DAYS + " days");
            throw new Malformed("coverage-term", detail).withErrors(List.of(new FieldError("to", detail)));
        }
    }

    private static Malformed unnamed(CoverageLevel level) {
        var detail = new Text("该层级须指明对象：" + level, "A series at the level " + level + " names what it is of");
        var error = new FieldError(
                switch (level) {
                    case SYSTEM -> "sourceSystem";
                    case UNIT -> "unit";
                    default -> "domain";
                },
                detail);
        return (Malformed) new Malformed("coverage-of-what", detail).withErrors(List.of(error));
    }
}
