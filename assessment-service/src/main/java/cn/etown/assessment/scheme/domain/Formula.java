package cn.etown.assessment.scheme.domain;

import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.kit.problem.Text;

import java.util.Arrays;

/**
 * The published formulas (GB/T 36344-2018: X = A ÷ B). Each looks at one batch after the other; the value of an indicator
 * is 100 × the sum of what is favourable ÷ the sum of what is applicable. A formula that has landed never changes: another
 * way of counting is another version.
 */
public enum Formula {

    /**
     * Records without fault ÷ records received. A batch refused for another reason than its rejects stays out: its records
     * were not taken, and sending good records again and again must not thin out the bad ones.
     */
    ACCURACY_1(
            "accuracy",
            1,
            new Text(
                    "准确性 = （收到记录数 − 隔离记录数） ÷ 收到记录数。统计本月已裁定批次；因隔离过多以外的原因被拒收的批次不计。"
                            + "隔离记录包括不符合接口规范的和重复的；被修改的记录须待对账后才能认定，本版不计。",
                    "Accuracy = (records received − records quarantined) ÷ records received, over the judged batches of the"
                            + " month; a batch refused for another reason than its rejects stays out. Quarantined are records that"
                            + " break the contract and doubles; altered records are known only after reconciliation and do not count"
                            + " in this version."),
            new Reason(
                    "nothing-received",
                    new Text(
                            "本月没有可计的记录。是否有应报未报尚不可知（本版没有应报清单），因此既不计 0 分，也不视为无应报",
                            "There is no record to count in the month. Whether some were due is not known yet (this version has no"
                                    + " list of what was due), so this is neither 0 nor a statement that nothing was due"))) {
        @Override
        public Share shareOf(BatchFigures figures) {
            return figures.isRefused() && !figures.isRefusedFor("too-many-rejects")
                    ? Share.NOTHING
                    : new Share(figures.conforming(), figures.received());
        }
    },

    /**
     * Batches that are as declared ÷ batches judged. A batch refused because its period was taken already stays out: sending
     * a good batch again must not thin out a bad declaration.
     */
    DECLARED_AGAINST_COUNTED_1(
            "declared-against-counted",
            1,
            new Text(
                    "一致性（申报与清点）= 清单与清点相符的批次数 ÷ 已裁定批次数。记录数、控制总量、记录集摘要全部相符才算相符；" + "因数据期已有被接收批次而被拒收的批次不计。",
                    "Consistency (declared against counted) = batches whose records, control totals and digest are what their"
                            + " manifest declares ÷ batches judged; a batch refused because its period was taken already stays"
                            + " out."),
            new Reason(
                    "no-batch",
                    new Text(
                            "本月没有可计的批次。是否有应报未报尚不可知（本版没有应报清单），因此既不计 0 分，也不视为无应报",
                            "There is no batch to count in the month. Whether some were due is not known yet (this version has no"
                                    + " list of what was due), so this is neither 0 nor a statement that nothing was due"))) {
        @Override
        public Share shareOf(BatchFigures figures) {
            return figures.isRefusedFor("period-taken") ? Share.NOTHING : new Share(figures.isAsDeclared() ? 1 : 0, 1);
        }
    };

    private final String id;
    private final int version;
    private final Text description;
    private final Reason nothingToCount;

    Formula(String id, int version, Text description, Reason nothingToCount) {
        this.id = id;
        this.version = version;
        this.description = description;
        this.nothingToCount = nothingToCount;
    }

    /** The formula that {@code id} and {@code version} name. */
    public static Formula require(String id, int version) {
        return Arrays.stream(values())
                .filter(formula -> formula.id.equals(id) && formula.version == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No formula " + id + " version " + version));
    }

    /** What this formula makes of one batch; {@link Share#NOTHING} where the batch does not count in it. */
    public abstract Share shareOf(BatchFigures figures);

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** How the formula counts, as it is published. */
    public Text description() {
        return description;
    }

    /** Why an indicator is not assessable where no batch counts in it. */
    public Reason nothingToCount() {
        return nothingToCount;
    }
}
