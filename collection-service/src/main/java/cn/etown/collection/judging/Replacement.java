package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.Rule;
import cn.etown.kit.problem.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which rows a correction takes the place of or takes away: of each of its keys the row that is visible now. What cannot be
 * goes to quarantine: all lines of a key but the one of the lowest part and line, a withdrawal of nothing, and whatever touches a
 * row that came by another interface or did not happen in the period. The rows found stay in {@link #ROWS} until the
 * transaction ends.
 */
final class Replacement {

    /**
     * The rows that are replaced, with all their columns, and in {@code _contract_version} the version they came under. As they
     * are found by their key and once, a correction costs what its own lines do, however much the asset holds.
     */
    static final String ROWS = "replaced_row";

    private final AssetTable table;
    private final long keptRefused;

    /** @param keptRefused of how many refused records of a batch the cells are kept */
    Replacement(AssetTable table, long keptRefused) {
        this.table = table;
        this.keptRefused = keptRefused;
    }

    /**
     * Finds what {@code batch} replaces, and moves what cannot be to quarantine.
     *
     * @param cameUnder the table by a version of the interface's contract: on which day a row happened is said by the one it came under
     */
    void find(BulkTransaction tx, SealedBatch batch, IntFunction<AssetTable> cameUnder) {
        rankLines(tx, batch);
        tx.run(
                findRows(),
                batch.unit(),
                batch.interfaceCode(),
                batch.period().from(),
                batch.period().to());
        contractVersions(tx).forEach(version -> judgeDays(tx, batch.period(), version, cameUnder.apply(version)));
        tx.run(moveRefused(), batch.number(), failures(batch), keptRefused);
        tx.run("delete from " + ROWS + " where _foreign or _outside");
    }

    /** Without its figures the database would take the lines for many, and look through the whole asset for few. */
    void rankLines(BulkTransaction tx, SealedBatch batch) {
        tx.run(rankLines(), batch.number());
        tx.run("analyze corrected_line");
    }

    private static void judgeDays(BulkTransaction tx, Period period, int version, AssetTable cameUnder) {
        tx.run(
                "update " + ROWS + " set _outside = " + cameUnder.day() + " not between $2 and $3"
                        + " where _contract_version = $1 and not _foreign and " + cameUnder.day() + " is not null",
                version,
                period.from(),
                period.to());
    }

    /** The versions of the interface's contract that the rows came under. */
    List<Integer> contractVersions(BulkTransaction tx) {
        return tx.rows("select distinct _contract_version as version from " + ROWS + " where not _foreign order by 1")
                .map(row -> row.getInteger("version"))
                .toList();
    }

    /** The batches that the rows came in. */
    List<UUID> batches(BulkTransaction tx) {
        return tx.rows("select id from batch where number in (select _batch from " + ROWS + ") order by number")
                .map(row -> row.getUUID("id"))
                .toList();
    }

    long rows(BulkTransaction tx) {
        return tx.row("select count(*) as rows from " + ROWS).orElseThrow().getLong("rows");
    }

    /** From the place of batch {@code number} in the ledger on the rows are no longer visible. */
    void supersede(BulkTransaction tx, long number) {
        tx.run(
                "insert into supersession (row_batch, row_part, row_line, by_batch) select _batch, _part, _line, $1 from "
                        + ROWS,
                number);
    }

    private String rankLines() {
        String key = String.join(", ", table.keyColumns());
        return "create temp table corrected_line on commit drop as select *, row_number() over (partition by " + key
                + " order by _part, _line) as _place from (select " + key
                + ", ctid as _row, _part, _line, false as _withdraws from " + table.ofBatch("$1")
                + " union all select " + withdrawnKey()
                + ", null, part, line, true from withdrawal where batch = $1) l";
    }

    /** The business key of a withdrawal, typed. */
    private String withdrawnKey() {
        List<Field> key = table.schema().key();
        return IntStream.range(0, key.size())
                .mapToObj(i ->
                        "(key ->> " + i + ")::" + AssetTable.sqlType(key.get(i).type()))
                .collect(Collectors.joining(", "));
    }

    /** Of each key there is one visible row at most. Where nothing says on which day it happened, it belongs to its batch's period. */
    String findRows() {
        String sameKey = table.keyColumns().stream()
                .map(column -> "e." + column + " = l." + column)
                .collect(Collectors.joining(" and "));
        return "create temp table " + ROWS + " on commit drop as"
                + " select e.*, l._part as _by_part, l._line as _by_line, b.contract_version as _contract_version,"
                + " b.interface <> $2 as _foreign, b.period_to < $3 or b.period_from > $4 as _outside"
                + " from corrected_line l join " + table.name() + " e on e._unit = $1 and " + sameKey
                + " join batch b on b.number = e._batch"
                + " where l._place = 1 and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')"
                + " and not exists (select 1 from supersession s"
                + " where s.row_batch = e._batch and s.row_part = e._part and s.row_line = e._line)";
    }

    private String moveRefused() {
        return "with refused as materialized (select * from (select l._row, l._part as _of_part, l._line as _of_line, case"
                + " when l._place > 1 then '" + Rule.UNIQUE.code() + "'"
                + " when r._by_line is null and l._withdraws then '" + Rule.NOTHING_TO_WITHDRAW.code() + "'"
                + " when r._foreign then '" + Rule.OTHER_INTERFACE.code() + "'"
                + " when r._outside then '" + Rule.REPLACES_OUTSIDE_PERIOD.code() + "' end as _rule"
                + " from corrected_line l left join " + ROWS
                + " r on r._by_part = l._part and r._by_line = l._line) found where _rule is not null),"
                + " removed_rows as (delete from " + table.name()
                + " d using refused r where d.ctid = r._row"
                + " returning d._part, d._line, d._bucket, d._digest, "
                + LateRefusals.cells(table) + " || '[\"UPSERT\"]' as _cells, r._rule),"
                + " removed_withdrawals as (delete from withdrawal d using refused r"
                + " where r._row is null and d.batch = $1 and d.part = r._of_part and d.line = r._of_line"
                + " returning d.part, d.line, d.bucket, d.digest, "
                + withdrawnCells() + " as _cells, r._rule),"
                + " removed as (select * from removed_rows union all select * from removed_withdrawals),"
                + LateRefusals.intoQuarantine("_cells", "cast(cast($2 as text) as jsonb) -> _rule");
    }

    private String withdrawnCells() {
        List<Field> key = table.schema().key();
        return table.schema().fields().stream()
                .map(field -> field.isKey() ? "key ->> " + key.indexOf(field) : "''")
                .collect(Collectors.joining(", ", "to_jsonb(array[", ", 'WITHDRAW']::text[])"));
    }

    private String failures(SealedBatch batch) {
        List<String> key =
                table.schema().key().stream().map(Field::physicalName).toList();
        String headings = String.join("、", key);
        String headingsEn = String.join(", ", key);
        return new JsonObject()
                .put(
                        Rule.UNIQUE.code(),
                        failure(
                                Rule.UNIQUE,
                                "业务主键（" + headings + "）与本批次的另一行重复",
                                "another line of this batch has the same business key (" + headingsEn + ")"))
                .put(
                        Rule.NOTHING_TO_WITHDRAW.code(),
                        failure(
                                Rule.NOTHING_TO_WITHDRAW,
                                "没有业务主键（" + headings + "）相同的有效记录可供撤回",
                                "there is no visible record with this business key (" + headingsEn + ") to withdraw"))
                .put(
                        Rule.OTHER_INTERFACE.code(),
                        failure(
                                Rule.OTHER_INTERFACE,
                                "要更正的记录是经另一接口报送的，须经该接口更正",
                                "the record to put right came by another interface, and is put right by that one"))
                .put(
                        Rule.REPLACES_OUTSIDE_PERIOD.code(),
                        failure(
                                Rule.REPLACES_OUTSIDE_PERIOD,
                                "要更正的记录不在数据期 " + batch.period().from() + " 至 "
                                        + batch.period().to() + " 之内",
                                "the record to put right does not lie in the period "
                                        + batch.period().from() + " to "
                                        + batch.period().to()))
                .encode();
    }

    private static JsonArray failure(Rule rule, String zh, String en) {
        return new JsonArray(Failures.json(List.of(new Failure(null, rule, new Text(zh, en)))));
    }
}
