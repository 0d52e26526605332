package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Counted;
import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.Tally;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The facts of the coverage register, as the feed tells them. */
final class CoverageEvents {

    private CoverageEvents() {}

    record DataItemMoved(
            UUID id,
            UUID sourceSystem,
            String unit,
            DataDomain domain,
            String table,
            String field,
            ItemCoverage from,
            ItemCoverage to,
            @JsonProperty("interface") String interfaceCode,
            String demand,
            LocalDate exemptUntil,
            boolean inScope,
            Instant at,
            String interfaceField,
            LocalDate plannedFor) {}

    /**
     * @param listed whether the system ever uploaded a listing; without one its coverage is 0
     * @param outOfScope how many items decisions took out of scope; they are no part of the coverage
     */
    record CoverageChanged(
            UUID sourceSystem,
            String unit,
            DataDomain domain,
            LocalDate day,
            long inScope,
            long connected,
            long planned,
            long exempt,
            long missing,
            long disputed,
            String coverage,
            boolean listed,
            long outOfScope) {}

    record ExemptionExpired(UUID id, UUID item, UUID sourceSystem, String unit, LocalDate until) {}

    /** The day after its last day has come, and the item counts as missing again. */
    static NewEvent expired(Exemption exemption) {
        var data = new ExemptionExpired(
                exemption.id(), exemption.item(), exemption.sourceSystem(), exemption.unit(), exemption.until());
        return new NewEvent("cn.etown.governance.exemption-expired.v1", exemption.path(), data);
    }

    /** @param from {@code null} for an item that has just become known */
    static NewEvent moved(DataItem item, ItemCoverage from, Instant at) {
        var data = new DataItemMoved(
                item.id(),
                item.sourceSystem(),
                item.unit(),
                item.domain(),
                item.name().table(),
                item.name().field(),
                from,
                item.recorded(),
                item.interfaceCode(),
                item.demand(),
                item.exemptUntil(),
                item.inScope(),
                at,
                item.interfaceField(),
                item.plannedFor());
        return new NewEvent("cn.etown.governance.data-item-moved.v1", item.path(), data);
    }

    static NewEvent changed(UUID system, String unit, DataDomain domain, LocalDate day, Tally tally) {
        var data = new CoverageChanged(
                system,
                unit,
                domain,
                day,
                tally.inScope(),
                tally.of(Counted.CONNECTED),
                tally.of(Counted.PLANNED),
                tally.of(Counted.EXEMPT),
                tally.of(Counted.MISSING),
                tally.of(Counted.DISPUTED),
                tally.coverage().map(BigDecimal::toPlainString).orElse(null),
                tally.of(Counted.UNLISTED) == 0,
                tally.of(Counted.OUT_OF_SCOPE));
        return new NewEvent("cn.etown.governance.coverage-changed.v1", "coverage/" + system, data);
    }
}
