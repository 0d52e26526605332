package cn.etown.collection.quarantine;

import cn.etown.collection.batch.Batches;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.GovernanceView;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** All refused records of a batch as one file. To read them is a delivery like that of an asset's. */
@ApplicationScoped
class Rejects {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The next records, as many as asked for but no more than come to so many bytes, and one at least: a record may have a megabyte,
     * most have a ten-thousandth of that.
     */
    private static final String PAGE = """
            select part, line, digest, cells, cells_are, failures, more_failures
            from (
                select next.*, sum(bytes) over (order by part, line) - bytes as bytes_before
                from (
                    select *, coalesce(octet_length(cells::text), 0) + octet_length(failures::text) as bytes
                    from quarantine where batch = $1 and (part, line) > ($2, $3) order by part, line limit $4) next) sized
            where bytes_before < $5 order by part, line""";

    private static final int FIRST_RECORDS = 20;
    private static final int MOST_RECORDS = 1000;
    private static final long MOST_BYTES = 1024 * 1024;

    private final Contracts contracts;
    private final GovernanceView governance;
    private final Audit audit;
    private final Pool pool;

    Rejects(Contracts contracts, GovernanceView governance, Audit audit, Pool pool) {
        this.contracts = contracts;
        this.governance = governance;
        this.audit = audit;
        this.pool = pool;
    }

    /**
     * The file, by part and line. That it is read is on record before the first of it is written. Blocks its thread, and so does
     * what is returned, for as long as its reader takes.
     */
    StreamingOutput file(UUID batch, Caller caller) {
        governance.requireFresh();
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            Row found = tx.row(
                            "select number, unit, interface, contract_version, kind, state from batch where id = $1",
                            batch)
                    .orElseThrow(() -> Batches.unknown(batch));
            caller.mustSee(found.getString("unit"), () -> Batches.unknown(batch));
            String source = found.getString("interface");
            long decidedOn = tx.await(connection -> governance.requireDelivery(caller, source, connection));
            Contract contract =
                    tx.await(connection -> contracts.require(source, found.getInteger("contract_version"), connection));
            long records = tx.row("select count(*) from quarantine where batch = $1", found.getLong("number"))
                    .orElseThrow()
                    .getLong(0);
            tx.await(connection -> audit.record(
                    AuditEntry.of(caller, "read-rejects", "batches/" + batch, "R4.1")
                            .with("governancePosition", decidedOn)
                            .with("records", records),
                    connection));
            tx.commit();
            RecordFormat sentIn = BatchKind.valueOf(found.getString("kind")).format(contract.format());
            RecordFormat mendedIn = mendedIn(sentIn, BatchState.valueOf(found.getString("state")));
            return out -> write(out, sentIn, mendedIn, found.getLong("number"));
        }
    }

    /** A period of which something was accepted takes the rest as a correction alone. */
    private static RecordFormat mendedIn(RecordFormat sentIn, BatchState state) {
        boolean correctable = !sentIn.schema().key().isEmpty();
        return state == BatchState.ACCEPTED_WITH_REJECTS && correctable ? sentIn.ofCorrections() : sentIn;
    }

    private void write(OutputStream out, RecordFormat sentIn, RecordFormat mendedIn, long batch) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        RejectFile file = new RejectFile(text, sentIn, mendedIn);
        file.begin();
        // Twice as many as came last: where bytes bound a page, little is looked at in vain.
        List<QuarantinedRecord> page = page(batch, 0, 0, FIRST_RECORDS);
        while (!page.isEmpty()) {
            page.forEach(file::add);
            QuarantinedRecord last = page.get(page.size() - 1);
            page = page(batch, last.part(), last.line(), Math.min(MOST_RECORDS, 2 * page.size()));
        }
        text.flush();
    }

    /** A transaction of its own: no connection is held while the reader takes its time. */
    private List<QuarantinedRecord> page(long batch, int part, long line, int most) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            return tx.rows(PAGE, batch, part, line, most, MOST_BYTES)
                    .map(QuarantinedRecord::of)
                    .toList();
        }
    }
}
