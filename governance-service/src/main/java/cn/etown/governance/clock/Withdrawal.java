package cn.etown.governance.clock;

import cn.etown.governance.history.Person;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.time.Instant;
import java.time.LocalDate;

/** That a version which holds from a day on was taken back before that day came, by whom and why. */
@Embeddable
public class Withdrawal {

    @Column(name = "withdrawn_at")
    private Instant at;

    @Column(name = "withdrawn_by")
    private String by;

    @Column(name = "withdrawn_by_name")
    private String byName;

    @Column(name = "withdrawal_reason")
    private String reason;

    protected Withdrawal() {}

    private Withdrawal(Caller by, String reason, Instant at) {
        this.at = at;
        this.by = by.subject();
        this.byName = by.name();
        this.reason = reason;
    }

    /**
     * Takes back a version that is not withdrawn and does not hold yet.
     *
     * @param before what became of the version so far, or {@code null}
     * @param validFrom from which day on it holds
     * @throws Conflict {@code withdrawn-already}
     * @throws RuleRefused {@code holds-already}
     */
    public static Withdrawal of(
            Withdrawal before, LocalDate validFrom, Caller by, String reason, LocalDate today, Instant at) {
        if (before != null) {
            throw new Conflict("withdrawn-already", new Text("该版本已撤回", "This version is withdrawn already"));
        }
        if (!validFrom.isAfter(today)) {
            throw new RuleRefused(
                            "holds-already",
                            new Text(
                                    "该版本自 " + validFrom + " 起生效，不能撤回，只能由新版本替代",
                                    "It holds since " + validFrom
                                            + ": it is not withdrawn, but replaced by a later version"))
                    .withClause("R8.4");
        }
        return new Withdrawal(by, reason, at);
    }

    public Instant at() {
        return at;
    }

    /** What the API shows of it, or {@code null} where there is none. */
    public static WithdrawalView view(Withdrawal withdrawal) {
        return withdrawal == null
                ? null
                : new WithdrawalView(withdrawal.at, Person.of(withdrawal.by, withdrawal.byName), withdrawal.reason);
    }
}
