package cn.etown.collection.batch.domain;

import cn.etown.evidence.record.Decimals;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a provider declares of a batch before it sends it, and is held to (R4.3b).
 *
 * @param records how many records the batch has, 0 for {@link BatchKind#NIL} and only then
 * @param totals control totals by the names of the contract's sums; those not given are not compared
 * @param recordSetDigest the digest of all records, or {@code null} where the provider computes none
 */
public record Manifest(long records, Map<String, BigDecimal> totals, String recordSetDigest) {

    public Manifest {
        TreeMap<String, BigDecimal> canonical = new TreeMap<>();
        totals.forEach((name, total) -> canonical.put(name, Decimals.canonical(total)));
        totals = Collections.unmodifiableMap(canonical);
    }

    /** Refuses a manifest that does not fit its kind or names totals that the contract does not have. */
    public void requireFit(BatchKind kind, Collection<String> sums) {
        requireKnownTotals(sums);
        if (kind == BatchKind.NIL && (records != 0 || !totals.isEmpty() || recordSetDigest != null)) {
            throw new RuleRefused(
                    "nil-has-records",
                    new Text("零报告批次不能声明记录、控制总量或摘要", "A NIL batch declares no records, totals or digest"));
        }
        if (kind != BatchKind.NIL && records == 0) {
            throw new RuleRefused(
                    "nothing-declared",
                    new Text("没有数据时请报 NIL 批次", "Where there is nothing to send, open a batch of kind NIL"));
        }
    }

    /** Everything in which {@code found} is not what was declared. */
    public List<Difference> compare(Counted found) {
        List<Difference> differences = new ArrayList<>();
        if (records != found.received()) {
            differences.add(new Difference("records", Long.toString(records), Long.toString(found.received())));
        }
        totals.forEach((name, declared) -> {
            BigDecimal total = found.totals().get(name);
            if (declared.compareTo(total) != 0) {
                differences.add(new Difference(name, Decimals.text(declared), Decimals.text(total)));
            }
        });
        if (recordSetDigest != null && !recordSetDigest.equals(found.recordSetDigest())) {
            differences.add(new Difference("recordSetDigest", recordSetDigest, found.recordSetDigest()));
        }
        return differences;
    }

    private void requireKnownTotals(Collection<String> sums) {
        List<FieldError> unknown = totals.keySet().stream()
                .filter(name -> !sums.contains(name))
                .map(name ->
                        new FieldError("/totals/" + name, new Text("接口规范中没有这个控制总量", "The contract has no such total")))
                .toList();
        if (!unknown.isEmpty()) {
            Text allowed = new Text("控制总量只能取：" + String.join("、", sums), "The totals are among " + sums);
            throw new RuleRefused("unknown-total", allowed).withErrors(unknown);
        }
    }
}
