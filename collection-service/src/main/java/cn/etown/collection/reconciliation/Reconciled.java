package cn.etown.collection.reconciliation;

import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What came out when a period was reconciled, as the feed tells it. Landed: grows by new members only.
 *
 * @param statement that it was held against; {@code null} where there is none
 * @param expected the expected batch that is missing; {@code null} where the result is not of one
 * @param state WANTS_RECORDS where it differs and the records are not named yet, else the result
 * @param asOf the place in the ledger up to which it was compared; {@code null} of what is missing
 * @param statedRecords {@code null} where nothing says how many there are
 * @param differences {@code null} where they were not counted
 */
record Reconciled(
        UUID reconciliation,
        String unit,
        @JsonProperty("interface") String interfaceCode,
        Days period,
        UUID statement,
        UUID expected,
        ReconciliationState state,
        Long asOf,
        Long statedRecords,
        long heldRecords,
        Differences differences,
        Instant at) {

    record Days(LocalDate from, LocalDate to) {

        static Days of(Period period) {
            return new Days(period.from(), period.to());
        }
    }

    /**
     * How many records differ, by kind.
     *
     * @param setAside of the duplicated those that the center has in quarantine alone
     */
    record Differences(
            @JsonProperty("short") long missing, long excess, long altered, long duplicated, long setAside) {}

    NewEvent event() {
        return new NewEvent("cn.etown.collection.reconciled.v1", "reconciliations/" + reconciliation, this);
    }
}
