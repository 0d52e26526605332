package cn.etown.collection.quarantine;

import cn.etown.collection.batch.Batches;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The records of a batch that are in quarantine. */
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
    private final Pool pool;

    Quarantine(Batches batches, Pool pool) {
        this.batches = batches;
        this.pool = pool;
    }

    /** By part and line. */
    public Uni<Page<QuarantinedRecord>> list(UUID batch, PageRequest page) {
        Place after = page.after().map(Place::of).orElse(Place.FIRST);
        return batches.require(batch)
                .chain(() -> pool.preparedQuery("""
                                select q.part, q.line, q.digest, q.cells, q.failures
                                from quarantine q join batch b on b.number = q.batch
                                where b.id = $1 and (q.part, q.line) > ($2, $3) order by q.part, q.line limit $4""").execute(Tuple.of(batch, after.part(), after.line(), page.rows())))
                .map(rows -> {
                    List<QuarantinedRecord> records = new ArrayList<>();
                    rows.forEach(row -> records.add(QuarantinedRecord.of(row)));
                    return Page.of(page, records, QuarantinedRecord::place, record -> record);
                });
    }
}
