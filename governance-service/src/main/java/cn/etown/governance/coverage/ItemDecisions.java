package cn.etown.governance.coverage;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermLengths;
import cn.etown.governance.coverage.WaitingItemRepository.Waiting;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** By when the center decides on items that left their listing, and settles disputes (R4.3a, R8.2); each item for itself. */
@ApplicationScoped
class ItemDecisions {

    private final WaitingItemRepository repository;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final CountyTime time;

    ItemDecisions(WaitingItemRepository repository, ClockSettings clocks, Breaches breaches, CountyTime time) {
        this.repository = repository;
        this.clocks = clocks;
        this.breaches = breaches;
        this.time = time;
    }

    Uni<MissedPage> ofGone(LocalDate today, UUID after, int most) {
        return lengths().chain(lengths -> repository.gone(after, most).map(found -> page(found, most, lengths, today)));
    }

    Uni<MissedPage> ofDisputed(LocalDate today, UUID after, int most) {
        return lengths()
                .chain(lengths ->
                        repository.disputed(after, most, time.zone()).map(found -> page(found, most, lengths, today)));
    }

    /** The center is about to decide on them; whether it was to do so before is read from the database. */
    Uni<Void> recordIfLate(List<DataItem> items) {
        var waiting = items.stream()
                .filter(DataItem::waitsForTheCenter)
                .map(DataItem::id)
                .toList();
        return waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : lengths()
                        .chain(lengths -> repository
                                .goneOf(waiting)
                                .chain(gone -> repository
                                        .disputedOf(waiting, time.zone())
                                        .chain(disputed ->
                                                breaches.recordIfLate(Stream.concat(gone.stream(), disputed.stream())
                                                        .map(each -> missed(each, lengths))
                                                        .toList()))));
    }

    private Uni<TermLengths> lengths() {
        return clocks.lengths(Matter.DATA_ITEM, Term.DECISION);
    }

    private static MissedPage page(List<Waiting> found, int most, TermLengths lengths, LocalDate today) {
        return MissedPage.of(
                found,
                most,
                Waiting::item,
                each -> lengths.dueBefore(today, each.since()).isPresent() ? missed(each, lengths) : null);
    }

    private static Missed missed(Waiting waiting, TermLengths lengths) {
        return new Missed(
                Matter.DATA_ITEM,
                Term.DECISION,
                null,
                "data-items/" + waiting.item(),
                lengths.due(waiting.since()).orElse(null));
    }
}
