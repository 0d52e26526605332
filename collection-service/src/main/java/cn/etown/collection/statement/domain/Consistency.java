package cn.etown.collection.statement.domain;

import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.evidence.statement.StatedBucket;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That the parts of a statement agree with each other, as they do in one that the tool made (R4.3b). */
public final class Consistency {

    private Consistency() {}

    /**
     * Refuses a statement that cannot be one of any file.
     *
     * @param records how many records there are in all
     * @param failing how many of them do not conform
     * @param stated the names of the totals, against {@code sums}, those of the contract
     * @throws RuleRefused {@code statement-inconsistent}
     */
    public static void require(
            long records,
            long failing,
            Set<String> stated,
            Set<String> sums,
            String recordSetDigest,
            List<StatedBucket> buckets) {
        List<FieldError> errors = new ArrayList<>();
        if (failing > records) {
            add(errors, "/failing", "不合格记录多于全部记录", "More records fail than there are");
        }
        if (!stated.equals(sums)) {
            add(errors, "/totals", "控制总量应恰为接口规范的各项合计", "The totals are exactly the contract's sums");
        }
        Set<Integer> seen = new HashSet<>();
        buckets.stream()
                .filter(bucket -> !seen.add(bucket.bucket()))
                .findFirst()
                .ifPresent(twice -> add(errors, "/buckets", "同一个桶出现两次", "A bucket stands twice"));
        if (sum(buckets) != records) {
            add(errors, "/records", "各桶记录数之和与记录数不符", "The buckets' records do not add up to the records");
        }
        if (!root(buckets).equals(recordSetDigest)) {
            add(errors, "/recordSetDigest", "记录集摘要与各桶摘要不符", "The digest is not that of the buckets");
        }
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "statement-inconsistent",
                            new Text(
                                    "对账单自相矛盾，请用工具重新生成", "The statement contradicts itself; make it anew with the tool"))
                    .withClause("R4.3b")
                    .withErrors(errors);
        }
    }

    /** Each is bounded by the request; as exact numbers they cannot overflow to a right sum. */
    private static long sum(List<StatedBucket> buckets) {
        return buckets.stream().mapToLong(StatedBucket::records).sum();
    }

    private static String root(List<StatedBucket> buckets) {
        Map<Integer, byte[]> leaves = new HashMap<>();
        buckets.forEach(bucket -> leaves.put(bucket.bucket(), Digests.parse(bucket.digest())));
        return Digests.text(RecordSetDigest.root(leaves));
    }

    private static void add(List<FieldError> errors, String pointer, String zh, String en) {
        errors.add(new FieldError(pointer, new Text(zh, en)));
    }
}
