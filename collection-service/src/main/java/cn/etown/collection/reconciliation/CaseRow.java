package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.Reconciled.Days;
import cn.etown.collection.reconciliation.domain.CaseState;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A case as it is kept; see the table. */
record CaseRow(
        UUID id,
        String interfaceCode,
        String unit,
        LocalDate from,
        LocalDate to,
        UUID statement,
        UUID reconciliation,
        CaseState state,
        int terms,
        Instant askedAt,
        Instant dueAt,
        boolean extended,
        Instant overdueAt,
        Instant openedAt,
        Instant closedAt,
        long version) {

    static CaseRow of(Row row) {
        return new CaseRow(
                row.getUUID("id"),
                row.getString("interface"),
                row.getString("unit"),
                row.getLocalDate("period_from"),
                row.getLocalDate("period_to"),
                row.getUUID("statement"),
                row.getUUID("reconciliation"),
                CaseState.valueOf(row.getString("state")),
                row.getInteger("terms"),
                instant(row, "asked_at"),
                instant(row, "due_at"),
                row.getBoolean("extended"),
                instant(row, "overdue_at"),
                instant(row, "opened_at"),
                instant(row, "closed_at"),
                row.getLong("version"));
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    CaseChanged changed(String reason, boolean mended, String by, Instant at) {
        return new CaseChanged(
                id,
                unit,
                interfaceCode,
                new Days(from, to),
                statement,
                reconciliation,
                openedAt,
                dueAt,
                terms,
                overdueAt != null,
                reason,
                mended,
                by,
                at);
    }
}
