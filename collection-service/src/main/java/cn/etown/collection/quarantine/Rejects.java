package cn.etown.collection.quarantine;

import cn.etown.collection.batch.Batches;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.GovernanceView;
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
import java.util.UUID;

/** All refused records of a batch as one file. To read them is a delivery like that of an asset's. */
@ApplicationScoped
class Rejects {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    /** A record may have a megabyte, most have a hundredth of a hundredth of that. */
    private static final int FETCHED_AT_ONCE = 20;

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

    /** The file, by part and line. That it is read is on record before the first of it is written. Blocks its thread. */
    StreamingOutput file(UUID batch, Caller caller) {
        governance.requireFresh();
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            Row found = tx.row("select number, unit, interface, contract_version from batch where id = $1", batch)
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
            return out -> write(out, contract, found.getLong("number"));
        }
    }

    private void write(OutputStream out, Contract contract, long number) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        RejectFile file = new RejectFile(text, contract.schema().fields());
        file.begin();
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.forEach(
                    FETCHED_AT_ONCE,
                    row -> file.add(QuarantinedRecord.of(row)),
                    "select part, line, digest, cells, cells_are, failures, more_failures from quarantine"
                            + " where batch = $1 order by part, line",
                    number);
        }
        text.flush();
    }
}
