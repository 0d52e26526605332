package cn.etown.collection.batch;

import cn.etown.evidence.record.Period;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.temporal.ChronoUnit;

/** Which periods can be reported: none that goes on beyond today, and none that would take a whole history at once. */
@ApplicationScoped
public class PeriodLimits {

    private final CountyTime county;
    private final int longestDays;

    PeriodLimits(CountyTime county, @ConfigProperty(name = "etown.batches.longest-period-days") int longestDays) {
        this.county = county;
        this.longestDays = longestDays;
    }

    /** Returns {@code period}, or refuses it. Today may be its last day: a unit may close its books before midnight. */
    public Period require(Period period) {
        if (period.to().isAfter(county.today())) {
            throw refused(
                    "period-in-future",
                    "数据期最晚到今天为止，不能报送尚未发生的数据",
                    "A period ends today at the latest; nobody can report what has not happened");
        }
        if (ChronoUnit.DAYS.between(period.from(), period.to()) >= longestDays) {
            throw refused(
                    "period-too-long", "数据期最长 " + longestDays + " 天", "A period has at most " + longestDays + " days");
        }
        return period;
    }

    private static Refusal refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R4.3b");
    }
}
