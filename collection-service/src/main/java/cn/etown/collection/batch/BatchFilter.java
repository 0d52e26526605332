package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchState;

import java.time.LocalDate;
import java.util.Optional;

/** Which batches are asked for; their period has a day from {@code from} to {@code to}. */
record BatchFilter(
        Optional<String> unit,
        Optional<String> interfaceCode,
        Optional<BatchState> state,
        LocalDate from,
        LocalDate to) {

    /** Days that PostgreSQL can compare and no batch is before or after. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    static BatchFilter of(String unit, String interfaceCode, BatchState state, LocalDate from, LocalDate to) {
        return new BatchFilter(
                Optional.ofNullable(unit),
                Optional.ofNullable(interfaceCode),
                Optional.ofNullable(state),
                from == null || from.isBefore(EARLIEST) ? EARLIEST : from,
                to == null || to.isAfter(LATEST) ? LATEST : to);
    }

    BatchFilter ofUnit(String code) {
        return new BatchFilter(Optional.of(code), interfaceCode, state, from, to);
    }
}
