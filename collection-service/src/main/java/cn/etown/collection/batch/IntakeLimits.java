package cn.etown.collection.batch;

import cn.etown.collection.bulk.CopyTransaction;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How much of the center's room one unit may take, so that it cannot fill the disk for all: what the center set for it
 * ({@link UnitLimits}), or else what {@link IntakeSettings} says.
 */
@ApplicationScoped
public class IntakeLimits {

    private static final String OPEN_BATCHES = """
            select coalesce((select open_batches from intake_limit where unit = ?1), ?2),
                (select count(*) from batch where interface = ?3 and state = 'OPEN')""";

    private static final String LEFT_TODAY = """
            select coalesce((select bytes_a_day from intake_limit where unit = u.code), ?)
                - coalesce((select bytes from unit_intake where unit = u.code and day = ?), 0)
            from (values (?)) as u (code)""";

    private static final String COUNT = """
            insert into unit_intake as i (unit, day, bytes) values (?, ?, ?)
            on conflict (unit, day) do update set bytes = i.bytes + excluded.bytes
            returning bytes > coalesce((select bytes_a_day from intake_limit l where l.unit = i.unit), ?)""";

    private final IntakeSettings defaults;
    private final CountyTime county;

    IntakeLimits(IntakeSettings defaults, CountyTime county) {
        this.defaults = defaults;
        this.county = county;
    }

    /** Refuses one more open batch of an interface that has too many. Openings at once may come to a few more. */
    Uni<Void> requireFewOpen(String unit, String interfaceCode) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_BATCHES, Object[].class)
                        .setParameter(1, unit)
                        .setParameter(2, defaults.openBatches())
                        .setParameter(3, interfaceCode)
                        .getSingleResult())
                .invoke(found -> requireFewOpen(((Number) found[0]).longValue(), ((Number) found[1]).longValue()))
                .replaceWithVoid();
    }

    private static void requireFewOpen(long most, long open) {
        if (open >= most) {
            throw new RuleRefused(
                            "too-many-open-batches",
                            new Text(
                                    "该接口已有 " + open + " 个未封存的批次，请先封存或放弃",
                                    "The interface has " + open
                                            + " batches that are not sealed; seal or abandon some first"))
                    .withClause("R4.3b");
        }
    }

    /** How many bytes more a unit may send today. */
    public long bytesLeftToday(CopyTransaction tx, String unit) {
        return tx.row(row -> row.getLong(1), LEFT_TODAY, bytesADay(), county.today(), unit)
                .orElseThrow();
    }

    /** Counts what a part of a unit has brought, or refuses it where that is too much for today. Others wait until {@code tx} ends. */
    public void take(CopyTransaction tx, String unit, long bytes) {
        if (count(tx, unit, bytes)) {
            throw tooMuchToday();
        }
    }

    /**
     * Counts what was read of a part that was not taken for its sender's sake, in a transaction of its own, {@code tx}: it took
     * room and time, and whoever repeats it without end must come to the limit.
     */
    public void countAborted(CopyTransaction tx, String unit, long bytes) {
        count(tx, unit, bytes);
    }

    /** Whether that makes too much for today. */
    private boolean count(CopyTransaction tx, String unit, long bytes) {
        return tx.row(row -> row.getBoolean(1), COUNT, unit, county.today(), bytes, bytesADay())
                .orElseThrow();
    }

    private long bytesADay() {
        return defaults.bytesADay().asLongValue();
    }

    public static Refusal tooMuchToday() {
        return new RuleRefused(
                        "too-much-today",
                        new Text(
                                "本单位今天报送的数据量已达上限，请明天继续报送，或联系数据中心调整上限",
                                "The unit has sent as much today as it may; go on tomorrow, or ask the center for a higher limit"))
                .withClause("R4.3b");
    }
}
