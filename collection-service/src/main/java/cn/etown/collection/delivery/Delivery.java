package cn.etown.collection.delivery;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.AssetTables;
import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.catalogue.GovernanceView;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.evidence.record.Field;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.json.Digests;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.SqlState;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the records of an interface as of a position of the ledger. A row is visible there when its batch's receipt stands
 * at or before it and no batch at or before it supersedes the row; and it has the fields of the contract its batch was opened
 * under, whatever later versions add or leave out. So an answer for a position never changes.
 */
@ApplicationScoped
public class Delivery {

    /** How the SQLSTATE begins of a text that is no value of its type. */
    private static final String DATA_EXCEPTION = "22";

    /** A row with the key it is ordered by, as JSON. */
    private record Found(String place, AssetRecord record) {}

    /** What is read: an interface by all its contracts, whose fields are the columns. */
    private record Source(
            CollectedInterface of, AssetTable table, SortedMap<Integer, Contract> contracts, List<Field> columns) {

        /** @param present the columns that the table has by now; no record is older than the columns of its contract */
        static Source of(
                CollectedInterface source,
                AssetTable table,
                SortedMap<Integer, Contract> contracts,
                Set<String> present) {
            Map<String, Field> columns = new LinkedHashMap<>();
            contracts.values().stream()
                    .flatMap(contract -> contract.schema().fields().stream())
                    .filter(field -> present.contains(field.name()))
                    .forEach(field -> columns.putIfAbsent(field.name(), field));
            return new Source(source, table, contracts, List.copyOf(columns.values()));
        }
    }

    private final Interfaces interfaces;
    private final Contracts contracts;
    private final AssetTables tables;
    private final GovernanceView governance;
    private final Callers callers;
    private final Audit audit;
    private final Pool pool;

    Delivery(
            Interfaces interfaces,
            Contracts contracts,
            AssetTables tables,
            GovernanceView governance,
            Callers callers,
            Audit audit,
            Pool pool) {
        this.interfaces = interfaces;
        this.contracts = contracts;
        this.tables = tables;
        this.governance = governance;
        this.callers = callers;
        this.audit = audit;
        this.pool = pool;
    }

    /** @param asOf the position, or nothing for the newest */
    public Uni<AssetPage> list(String interfaceCode, Optional<Long> asOf, PageRequest page) {
        Caller caller = callers.current();
        governance.requireFresh();
        return interfaces
                .requireVisible(interfaceCode, caller)
                .chain(source -> pool.withTransaction(tx -> governance
                        .requireDelivery(caller, interfaceCode, tx)
                        .chain(decidedOn -> read(source, asOf, page, tx)
                                .call(answer -> audit.record(entry(caller, interfaceCode, answer, decidedOn), tx)))));
    }

    private Uni<AssetPage> read(CollectedInterface source, Optional<Long> asOf, PageRequest page, SqlConnection tx) {
        return newest(tx)
                .map(newest -> asOf.map(asked -> Math.min(asked, newest)).orElse(newest))
                .chain(position -> sourceOf(source, tx).chain(found -> read(found, position, page, tx)));
    }

    private Uni<Source> sourceOf(CollectedInterface source, SqlConnection tx) {
        AssetTable table = new AssetTable(source.contract().schema());
        return contracts
                .all(source.code(), tx)
                .chain(versions ->
                        tables.columns(table, tx).map(present -> Source.of(source, table, versions, present)));
    }

    private static Uni<Long> newest(SqlConnection tx) {
        return tx.query("select position from ledger_head")
                .execute()
                .map(rows -> rows.iterator().next().getLong("position"));
    }

    private static Uni<AssetPage> read(Source source, long asOf, PageRequest page, SqlConnection tx) {
        JsonArray after = page.after().map(Delivery::place).orElse(null);
        return tx.preparedQuery(query(source, after))
                .execute(parameters(source, asOf, page, after))
                .onFailure(failure -> after != null && isOfAValue(failure))
                .transform(notOurs -> badCursor())
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    rows.forEach(row -> found.add(found(source, row)));
                    return AssetPage.of(asOf, Page.of(page, found, Found::place, Found::record));
                });
    }

    private static String query(Source source, JsonArray after) {
        AssetTable table = source.table();
        String order =
                table.orderColumns().stream().map(column -> "a." + column).collect(Collectors.joining(", "));
        String place = table.orderColumns().stream()
                .map(column -> "a." + column + "::text")
                .collect(Collectors.joining(", ", "to_jsonb(array[", "])"));
        // Made in a query of its own, where a field may have the name of a batch's column.
        String rows = "(select *, " + cells(source.columns()) + " as _cells from " + table.name() + ")";
        return "select b.id, b.contract_version, a._part, a._line, a._digest, a._cells, " + place
                + " as place from " + rows + " a join batch b on b.number = a._batch"
                + " where a._unit = $1 and b.interface = $2 and b.ledger_position <= $3"
                + " and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')"
                + " and not exists (select 1 from supersession s join batch by on by.number = s.by_batch"
                + " where s.row_batch = a._batch and s.row_part = a._part and s.row_line = a._line"
                + " and by.ledger_position <= $3)"
                + (after == null ? "" : " and (" + order + ") > (" + places(table) + ")")
                + " order by " + order + " limit $4";
    }

    private static String cells(List<Field> columns) {
        return columns.stream().map(AssetTable::canonicalText).collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    private static String places(AssetTable table) {
        List<String> types = table.orderTypes();
        return IntStream.range(0, types.size())
                .mapToObj(i -> "cast($" + (i + 5) + "::text as " + types.get(i) + ")")
                .collect(Collectors.joining(", "));
    }

    private static Tuple parameters(Source source, long asOf, PageRequest page, JsonArray after) {
        Tuple parameters = Tuple.of(source.of().unit(), source.of().code(), asOf, page.rows());
        if (after != null) {
            if (after.size() != source.table().orderTypes().size()
                    || !after.stream().allMatch(String.class::isInstance)) {
                throw badCursor();
            }
            after.forEach(value -> parameters.addString((String) value));
        }
        return parameters;
    }

    private static Found found(Source source, Row row) {
        String[] cells = row.getArrayOfStrings("_cells");
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            byColumn.put(source.columns().get(i).name(), cells[i]);
        }
        Contract contract = source.contracts().get(row.getInteger("contract_version"));
        Map<String, String> values = new LinkedHashMap<>();
        contract.schema().fields().forEach(field -> values.put(field.name(), byColumn.get(field.name())));
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

    /** Whether the database could not read a value, which only a cursor brings along as text. */
    private static boolean isOfAValue(Throwable failure) {
        return SqlState.of(failure).startsWith(DATA_EXCEPTION);
    }

    private static Malformed badCursor() {
        return new Malformed("bad-cursor", new Text("翻页标记无效", "The cursor is not one of ours"));
    }

    private static AuditEntry entry(Caller caller, String interfaceCode, AssetPage answer, long decidedOn) {
        return AuditEntry.of(caller, "read-records", "interfaces/" + interfaceCode, "R4.1")
                .with("governancePosition", decidedOn)
                .with("asOf", answer.asOf())
                .with("records", answer.items().size());
    }
}
