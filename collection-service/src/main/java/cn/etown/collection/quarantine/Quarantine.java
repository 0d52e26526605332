package cn.etown.collection.quarantine;

import cn.etown.collection.batch.Batches;
import cn.etown.collection.catalogue.GovernanceView;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The records of a batch that are in quarantine. To read them is a delivery like that of an asset's. */
@ApplicationScoped
public class Quarantine {

    private record Place(int part, long line) {

        private static final Place FIRST = new Place(0, 0);

        static Place of(String text) {
            String[] numbers = text.split("/");
            try {
                return new Place(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException notOurs) {
                throw new Malformed("bad-cursor", new Text("翻页标记无效", "The cursor is not one of ours"));
            }
        }
    }

    private final Batches batches;
    private final GovernanceView governance;
    private final Callers callers;
    private final Audit audit;
    private final Pool pool;

    Quarantine(Batches batches, GovernanceView governance, Callers callers, Audit audit, Pool pool) {
        this.batches = batches;
        this.governance = governance;
        this.callers = callers;
        this.audit = audit;
        this.pool = pool;
    }

    /** By part and line. */
    public Uni<Page<QuarantinedRecord>> list(UUID batch, PageRequest page) {
        Caller caller = callers.current();
        Place after = page.after().map(Place::of).orElse(Place.FIRST);
        governance.requireFresh();
        return batches.require(batch)
                .chain(found -> pool.withTransaction(tx -> governance
                        .requireDelivery(caller, found.interfaceCode(), tx)
                        .chain(decidedOn -> read(batch, after, page, tx)
                                .call(answer -> audit.record(entry(caller, batch, answer, decidedOn), tx)))));
    }

    private static Uni<Page<QuarantinedRecord>> read(UUID batch, Place after, PageRequest page, SqlConnection tx) {
        return tx.preparedQuery("""
                        select q.part, q.line, q.digest, q.cells, q.cells_are, q.failures, q.more_failures
                        from quarantine q join batch b on b.number = q.batch
                        where b.id = $1 and (q.part, q.line) > ($2, $3) order by q.part, q.line limit $4""")
                .execute(Tuple.of(batch, after.part(), after.line(), page.rows()))
                .map(rows -> {
                    List<QuarantinedRecord> records = new ArrayList<>();
                    rows.forEach(row -> records.add(QuarantinedRecord.of(row)));
                    return Page.of(page, records, QuarantinedRecord::place, record -> record);
                });
    }

    private static AuditEntry entry(Caller caller, UUID batch, Page<QuarantinedRecord> answer, long decidedOn) {
        return AuditEntry.of(caller, "read-quarantine", "batches/" + batch, "R4.1")
                .with("governancePosition", decidedOn)
                .with("records", answer.items().size());
    }
}
