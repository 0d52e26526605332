package cn.etown.governance.coverage.domain;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Laws of the coverage register, over all inventories, listings and decisions. */
class CoverageLawsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int NAMES = 12;

    /** An item as the register keeps it. */
    record Item(Presence presence, Decision decision) {}

    @Property
    void leavingItemsOutOfANewerListingNeverRaisesTheFigure(
            @ForAll("registers") Map<ItemName, Item> register,
            @ForAll("listings") Set<ItemName> full,
            @ForAll("listings") Set<ItemName> leftOut) {
        var shorter = full.stream().filter(name -> !leftOut.contains(name)).collect(Collectors.toSet());

        var before = figure(register);
        var afterTheFull = figure(after(register, full));
        var afterTheShorter = figure(after(register, shorter));

        assertThat(afterTheShorter).isLessThanOrEqualTo(before);
        // What a full listing adds is missing: by hiding it a unit keeps its figure and gains nothing on it.
        assertThat(afterTheFull).isLessThanOrEqualTo(before);
    }

    @Property
    void noListingForgetsAnItem(
            @ForAll("registers") Map<ItemName, Item> register, @ForAll("listings") Set<ItemName> listing) {
        assertThat(after(register, listing).keySet())
                .containsAll(register.keySet())
                .containsAll(listing);
    }

    @Property
    void theSameListingAgainChangesNothing(
            @ForAll("registers") Map<ItemName, Item> register, @ForAll("listings") Set<ItemName> listing) {
        var once = after(register, listing);

        var again = Comparison.of(presences(once), listing);

        assertThat(again.added()).isEmpty();
        assertThat(again.gone()).isEmpty();
        assertThat(again.back()).isEmpty();
    }

    @Property
    void everyDecisionSaysForEachDayWhatTheItemCountsAs(
            @ForAll("decisions") Decision decision, @ForAll @IntRange(max = 800) int later) {
        var course = decision.courseFrom(DAY);

        assertThat(course.stream().filter(segment -> segment.holdsOn(DAY.plusDays(later))))
                .hasSize(1);
    }

    @Property
    void anExemptionIsMissingFromTheDayAfterItsLastAndNotBefore(@ForAll @IntRange(min = -30, max = 400) int length) {
        var last = DAY.plusDays(length);

        var course = new Decision.Exempt(last).courseFrom(DAY);

        for (int day = 0; day <= Math.max(length, 0) + 2; day++) {
            var expected = day <= length ? ItemCoverage.EXEMPT : ItemCoverage.MISSING;
            assertThat(on(course, DAY.plusDays(day))).isEqualTo(expected);
        }
    }

    @Property
    void aDisputeNeverRaisesTheFigure(
            @ForAll("coverages") List<ItemCoverage> coverages, @ForAll @IntRange(max = 99) int which) {
        if (coverages.isEmpty()) {
            return;
        }
        var disputed = new ArrayList<>(coverages);
        disputed.set(which % coverages.size(), ItemCoverage.DISPUTED);
        boolean wasExempt = coverages.get(which % coverages.size()) == ItemCoverage.EXEMPT;

        var before = tally(coverages);
        var after = tally(disputed);

        assertThat(after.coverage().orElseThrow())
                .isLessThanOrEqualTo(before.coverage().orElse(BigDecimal.valueOf(100)));
        assertThat(after.due()).isEqualTo(before.due() + (wasExempt ? 1 : 0));
    }

    @Property
    void theFigureIsAHundredOnlyWhenAllThatIsDueIsConnected(@ForAll("coverages") List<ItemCoverage> coverages) {
        var tally = tally(coverages);

        boolean hundred = tally.coverage()
                .filter(value -> value.compareTo(BigDecimal.valueOf(100)) == 0)
                .isPresent();

        assertThat(hundred).isEqualTo(tally.due() > 0 && tally.of(Counted.CONNECTED) == tally.due());
        assertThat(tally.coverage().isEmpty()).isEqualTo(tally.due() == 0);
    }

    @Property
    void aSystemWithoutAListingAlwaysLowersTheFigureAndAloneCountsNothing(
            @ForAll("coverages") List<ItemCoverage> coverages,
            @ForAll @IntRange(min = 1, max = 9) int listed,
            @ForAll @IntRange(min = 1, max = 9) int unlisted) {
        var all = tally(coverages).with(Counted.SYSTEM, listed);

        var hidden = all.with(Counted.SYSTEM, unlisted).with(Counted.UNLISTED, unlisted);
        var alone = tally(coverages).with(Counted.SYSTEM, unlisted).with(Counted.UNLISTED, unlisted);

        assertThat(alone.coverage().orElseThrow()).isZero();
        assertThat(hidden.coverage().orElseThrow())
                .isLessThan(all.coverage().filter(value -> value.signum() > 0).orElse(BigDecimal.ONE));
    }

    @Property
    void aSeriesSaysForEachDayWhatTheItemsCountAsOnIt(
            @ForAll("courses") List<List<Segment>> items, @ForAll @IntRange(max = 60) int days) {
        var to = DAY.plusDays(days);

        var series = DailyTallies.of(DAY, to, changes(items, DAY, to));

        assertThat(series).hasSize(days + 1);
        series.forEach((day, tally) -> assertThat(tally.counts().entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(countedOn(items, day)));
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Decision.Connected::new),
                Arbitraries.integers().between(-10, 400).map(days -> new Decision.Exempt(DAY.plusDays(days))),
                Arbitraries.integers().between(-10, 400).map(days -> new Decision.Planned(DAY.plusDays(days))),
                Arbitraries.of(new Decision.Planned(null), new Decision.Missing(), new Decision.Disputed()));
    }

    @Provide
    Arbitrary<Map<ItemName, Item>> registers() {
        var item =
                Combinators.combine(Arbitraries.of(Presence.class), decisions()).as(Item::new);
        return Arbitraries.maps(names(), item).ofMaxSize(NAMES);
    }

    @Provide
    Arbitrary<Set<ItemName>> listings() {
        return names().set().ofMaxSize(NAMES);
    }

    @Provide
    Arbitrary<List<ItemCoverage>> coverages() {
        return Arbitraries.of(ItemCoverage.class).list().ofMaxSize(20);
    }

    /** Items each decided on today and once more later. */
    @Provide
    Arbitrary<List<List<Segment>>> courses() {
        var item = Combinators.combine(
                        decisions(), decisions(), Arbitraries.integers().between(1, 40))
                .as(CoverageLawsTest::course);
        return item.list().ofMaxSize(15);
    }

    private static Arbitrary<ItemName> names() {
        return Arbitraries.integers().between(1, NAMES).map(number -> new ItemName("orders", "f" + number));
    }

    private static List<Segment> course(Decision first, Decision second, int after) {
        var change = DAY.plusDays(after);
        var course = new ArrayList<Segment>();
        for (var segment : first.courseFrom(DAY)) {
            if (segment.from().isBefore(change)) {
                var end = segment.until().isBefore(change) ? segment.until() : change;
                course.add(new Segment(segment.standing(), segment.from(), end));
            }
        }
        course.addAll(second.courseFrom(change));
        return course;
    }

    private static List<DailyTallies.Change> changes(List<List<Segment>> items, LocalDate from, LocalDate to) {
        var changes = new ArrayList<DailyTallies.Change>();
        items.stream().flatMap(List::stream).forEach(segment -> {
            if (!segment.from().isAfter(to)) {
                changes.add(new DailyTallies.Change(
                        segment.from().isBefore(from) ? from : segment.from(), counted(segment.standing()), 1));
            }
            if (!segment.until().isAfter(to)) {
                changes.add(new DailyTallies.Change(segment.until(), counted(segment.standing()), -1));
            }
        });
        return changes;
    }

    private static Map<Counted, Long> countedOn(List<List<Segment>> items, LocalDate day) {
        return items.stream().collect(Collectors.groupingBy(course -> counted(on(course, day)), Collectors.counting()));
    }

    private static Counted counted(ItemCoverage coverage) {
        return Counted.valueOf(coverage.name());
    }

    private static ItemCoverage on(List<Segment> course, LocalDate day) {
        return course.stream()
                .filter(segment -> segment.holdsOn(day))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    /** The register after a listing, as the service keeps it: what is new is missing, what is known keeps its decision. */
    private static Map<ItemName, Item> after(Map<ItemName, Item> register, Set<ItemName> listing) {
        var compared = Comparison.of(presences(register), listing);
        var after = new HashMap<>(register);
        compared.added().forEach(name -> after.put(name, new Item(Presence.LISTED, new Decision.Missing())));
        compared.gone()
                .forEach(name -> after.computeIfPresent(
                        name, (same, item) -> new Item(Presence.GONE_FROM_LISTING, item.decision())));
        compared.back()
                .forEach(name ->
                        after.computeIfPresent(name, (same, item) -> new Item(Presence.LISTED, item.decision())));
        return after;
    }

    private static Map<ItemName, Presence> presences(Map<ItemName, Item> register) {
        return register.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().presence()));
    }

    /** Where there is nothing to connect, nothing is left to raise. */
    private static BigDecimal figure(Map<ItemName, Item> register) {
        return tally(register.values().stream()
                        .map(item -> on(item.decision().courseFrom(DAY), DAY))
                        .toList())
                .coverage()
                .orElse(BigDecimal.valueOf(100));
    }

    private static Tally tally(List<ItemCoverage> coverages) {
        return new Tally(
                coverages.stream().collect(Collectors.groupingBy(CoverageLawsTest::counted, Collectors.counting())));
    }
}
