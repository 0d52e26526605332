package cn.etown.collection.delivery;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.record.domain.Field;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.json.Digests;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the records of an interface as of a position of the ledger. A row is visible there when its batch's receipt stands
 * at or before it and no batch at or before it supersedes the row; so an answer for a position never changes.
 */
@ApplicationScoped
public class Delivery {

    /** A row with the key it is ordered by, as JSON. */
    private record Found(String place, AssetRecord record) {}

    private final Interfaces interfaces;
    private final Callers callers;
    private final Audit audit;
    private final Pool pool;

    Delivery(Interfaces interfaces, Callers callers, Audit audit, Pool pool) {
        this.interfaces = interfaces;
        this.callers = callers;
        this.audit = audit;
        this.pool = pool;
    }

    /** @param asOf the position, or nothing for the newest */
    public Uni<AssetPage> list(String interfaceCode, Optional<Long> asOf, PageRequest page) {
        Caller caller = callers.current();
        return interfaces
                .require(interfaceCode)
                .invoke(source -> caller.mustSee(source.unit(), () -> Interfaces.unknown(interfaceCode)))
                .chain(source -> pool.withTransaction(tx -> newest(tx)
                        .map(newest ->
                                asOf.map(asked -> Math.min(asked, newest)).orElse(newest))
                        .chain(position -> read(source, position, page, tx))
                        .call(answer -> audit.record(entry(caller, interfaceCode, answer), tx))));
    }

    private static Uni<Long> newest(SqlConnection tx) {
        return tx.query("select position from ledger_head")
                .execute()
                .map(rows -> rows.iterator().next().getLong("position"));
    }

    private static Uni<AssetPage> read(CollectedInterface source, long asOf, PageRequest page, SqlConnection tx) {
        AssetTable table = new AssetTable(source.contract().schema());
        JsonArray after = page.after().map(Delivery::place).orElse(null);
        return tx.preparedQuery(query(table, after))
                .execute(parameters(source, asOf, page, after))
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    rows.forEach(row -> found.add(found(table, row)));
                    return AssetPage.of(asOf, Page.of(page, found, Found::place, Found::record));
                });
    }

    private static String query(AssetTable table, JsonArray after) {
        String order =
                table.orderColumns().stream().map(column -> "a." + column).collect(Collectors.joining(", "));
        String place = table.orderColumns().stream()
                .map(column -> "a." + column + "::text")
                .collect(Collectors.joining(", ", "to_jsonb(array[", "])"));
        return "select b.id, a._part, a._line, a._digest, " + table.canonicalTexts() + " as cells, " + place
                + " as place from " + table.name() + " a join batch b on b.number = a._batch"
                + " where a._unit = $1 and b.interface = $2 and b.ledger_position <= $3"
                + " and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')"
                + " and not exists (select 1 from supersession s join batch by on by.number = s.by_batch"
                + " where s.row_batch = a._batch and s.row_part = a._part and s.row_line = a._line"
                + " and by.ledger_position <= $3)"
                + (after == null ? "" : " and (" + order + ") > (" + places(table) + ")")
                + " order by " + order + " limit $4";
    }

    private static String places(AssetTable table) {
        List<String> types = table.orderTypes();
        return IntStream.range(0, types.size())
                .mapToObj(i -> "cast($" + (i + 5) + "::text as " + types.get(i) + ")")
                .collect(Collectors.joining(", "));
    }

    private static Tuple parameters(CollectedInterface source, long asOf, PageRequest page, JsonArray after) {
        Tuple parameters = Tuple.of(source.unit(), source.code(), asOf, page.rows());
        if (after != null) {
            int expected =
                    new AssetTable(source.contract().schema()).orderTypes().size();
            if (after.size() != expected) {
                throw badCursor();
            }
            after.forEach(value -> parameters.addString((String) value));
        }
        return parameters;
    }

    private static Found found(AssetTable table, Row row) {
        List<Field> fields = table.schema().fields();
        String[] cells = row.getArrayOfStrings("cells");
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            values.put(fields.get(i).name(), cells[i]);
        }
        AssetRecord record = new AssetRecord(
                row.getUUID("id"),
                row.getInteger("_part"),
                row.getLong("_line"),
                Digests.text(row.getBuffer("_digest").getBytes()),
                values);
        return new Found(row.getJsonArray("place").encode(), record);
    }

    private static JsonArray place(String cursor) {
        try {
            return new JsonArray(cursor);
        } catch (DecodeException notOurs) {
            throw badCursor();
        }
    }

    private static Malformed badCursor() {
        return new Malformed("bad-cursor", new Text("翻页标记无效", "The cursor is not one of ours"));
    }

    private static AuditEntry entry(Caller caller, String interfaceCode, AssetPage answer) {
        return AuditEntry.of(caller, "read-records", "interfaces/" + interfaceCode, "R4.1")
                .with("asOf", answer.asOf())
                .with("records", answer.items().size());
    }
}
