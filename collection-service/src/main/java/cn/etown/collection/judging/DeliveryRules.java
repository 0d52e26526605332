package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.BatchRule;
import cn.etown.evidence.record.BatchRule.Metric;
import io.vertx.mutiny.sqlclient.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the rules of a contract on a whole delivery come to for one batch (R3.2c). Most of it was counted while the records
 * streamed in; doubles are told by the rows, before those that refer to nothing and those of one key are taken out, as a rehearsal
 * tells them. Only an original is a delivery: what a
 * correction changes is a few records of one.
 */
final class DeliveryRules {

    private DeliveryRules() {}

    /** The results in the order of the contract. */
    static List<RuleResult> results(SealedBatch batch, Contract contract, BulkTransaction tx) {
        List<BatchRule> rules = contract.schema().rules().batch();
        if (rules.isEmpty() || batch.kind() != BatchKind.ORIGINAL) {
            return List.of();
        }
        long received = 0;
        long conforming = 0;
        long[] counts = new long[rules.size()];
        List<Row> parts = tx.rows("select records, accepted, rule_counts from part where batch = $1", batch.id())
                .toList();
        for (Row part : parts) {
            received += part.getLong("records");
            conforming += part.getLong("accepted");
            Long[] counted = part.getArrayOfLongs("rule_counts");
            IntStream.range(0, counted.length).forEach(i -> counts[i] += counted[i]);
        }
        List<RuleResult> results = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            BatchRule rule = rules.get(i);
            results.add(
                    rule.metric() == Metric.ROW_COUNT
                            ? RuleResult.of(rule, received, received)
                            : RuleResult.of(rule, found(rule, counts[i], batch, contract, tx), conforming));
        }
        return results;
    }

    private static long found(BatchRule rule, long counted, SealedBatch batch, Contract contract, BulkTransaction tx) {
        return rule.metric() == Metric.DUPLICATE_VALUES ? doubles(rule, batch, contract, tx) : counted;
    }

    /** The rows that have the values of another, but for one of each; a row that lacks a value has not. */
    private static long doubles(BatchRule rule, SealedBatch batch, Contract contract, BulkTransaction tx) {
        AssetTable table = new AssetTable(contract.schema());
        List<String> columns = rule.fields().stream().map(AssetTable::quoted).toList();
        String given = columns.stream().map(column -> column + " is not null").collect(Collectors.joining(" and "));
        return tx.row(
                        "select coalesce(sum(rows - 1), 0)::bigint as doubles from (select count(*) as rows from "
                                + table.ofBatch("$1") + " and " + given + " group by "
                                + String.join(", ", columns) + ") g",
                        batch.number())
                .orElseThrow()
                .getLong("doubles");
    }
}
