package cn.etown.governance.assurance;

import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.record.Period;
import cn.etown.governance.assurance.PolicyTerms.LatestArrival;
import cn.etown.governance.assurance.PolicyTerms.ListedDay;
import cn.etown.governance.assurance.PolicyTerms.MonthRow;
import cn.etown.governance.assurance.PolicyTerms.NothingDue;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What the parts of a policy must have to do with each other. */
final class PolicyRules {

    /** No exemption without an end in sight; set by this project. */
    private static final int MOST_EXEMPT_DAYS = 366;

    private final List<FieldError> found = new ArrayList<>();

    /** Refuses terms that contradict themselves ({@code policy-refused}), naming every place. */
    void mustAgree(PolicyTerms terms) {
        arrival("/terms/latestArrival", terms.latestArrival(), terms.frequency());
        months(terms);
        days(terms);
        nothingDue(terms.nothingDue());
        if (terms.supportHours().from().compareTo(terms.supportHours().to()) >= 0) {
            add("/terms/supportHours/to", "结束须晚于开始", "The hours end after they begin");
        }
        if (!found.isEmpty()) {
            throw new RuleRefused("policy-refused", new Text("保障要求自相矛盾", "The terms contradict themselves"))
                    .withClause("R7.4")
                    .withErrors(found);
        }
    }

    private void months(PolicyTerms terms) {
        if (!terms.months().isEmpty() && terms.frequency() != Frequency.MONTHLY) {
            add("/terms/months", "只有按月报送才能逐月安排", "Months differ for monthly data alone");
        }
        var seen = new HashSet<Integer>();
        for (int i = 0; i < terms.months().size(); i++) {
            month("/terms/months/" + i, terms.months().get(i), terms.frequency());
            if (!seen.add(terms.months().get(i).month())) {
                add("/terms/months/" + i + "/month", "同一月份只能有一行", "A month has one row");
            }
        }
    }

    private void days(PolicyTerms terms) {
        var days = terms.ofDays();
        boolean areListed = terms.frequency() == Frequency.LISTED_DAYS;
        if (areListed && days.isEmpty()) {
            add("/terms/days", "按列出的日期报送须列出日期", "LISTED_DAYS lists its days");
        }
        if (!terms.frequency().isOfSingleDays() && !days.isEmpty()) {
            add("/terms/days", "只有按日报送才能逐日安排", "Days differ for data of single days alone");
            return;
        }
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            day("/terms/days/" + i, days.get(i), terms.frequency());
            if (!seen.add(days.get(i).day())) {
                add("/terms/days/" + i + "/day", "同一日期只能有一行", "A day has one row");
            }
        }
    }

    private void day(String pointer, ListedDay row, Frequency frequency) {
        if (row.isNothingDue() && row.latestArrival() != null) {
            add(pointer + "/latestArrival", "免报的日期不写最晚到达", "No data arrive for a day for which none are due");
        } else if (row.latestArrival() != null) {
            arrival(pointer + "/latestArrival", row.latestArrival(), frequency);
        } else if (!row.differs() && frequency != Frequency.LISTED_DAYS) {
            add(pointer, "写明该日的最晚到达，或写明免报", "It says when that day's data are due, or that none are");
        }
    }

    private void month(String pointer, MonthRow row, Frequency frequency) {
        if (row.nothingDue() == (row.latestArrival() != null)) {
            add(pointer + "/latestArrival", "写明最晚到达，或写明免报，二者取一", "Either it says when data are due or that none are");
        } else if (!row.nothingDue()) {
            arrival(pointer + "/latestArrival", row.latestArrival(), frequency);
        }
    }

    private void arrival(String pointer, LatestArrival latest, Frequency frequency) {
        boolean own = latest.daysAfter() != null || latest.inWorkingDays() != null || latest.time() != null;
        if (latest.tier() == null ? latest.daysAfter() == null : own) {
            add(pointer, "写明档位，或写明天数（和时刻），二者取一", "Either a tier is named, or days (and a time)");
        } else if (latest.tier() != null && !latest.tier().suits(frequency)) {
            add(pointer + "/tier", "该档位不适用于此报送频率", "The tier is meant for another frequency");
        }
    }

    private void nothingDue(List<NothingDue> rows) {
        boolean turnedRound = false;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).to().isBefore(rows.get(i).from())) {
                turnedRound = true;
                add("/terms/nothingDue/" + i + "/to", "末日不能早于首日", "The last day is not before the first");
            }
        }
        if (!turnedRound) {
            new Exemptions(rows.stream().map(NothingDue::exempt).toList())
                    .longerThan(MOST_EXEMPT_DAYS)
                    .ifPresent(this::withoutAnEnd);
        }
    }

    private void withoutAnEnd(Period exempt) {
        add(
                "/terms/nothingDue",
                exempt.from() + " 至 " + exempt.to() + " 连续免报，至多 " + MOST_EXEMPT_DAYS + " 天",
                "Nothing is due from " + exempt.from() + " to " + exempt.to() + ": " + MOST_EXEMPT_DAYS
                        + " days on end at most");
    }

    private void add(String pointer, String zh, String en) {
        found.add(new FieldError(pointer, new Text(zh, en)));
    }
}
