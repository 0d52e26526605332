package cn.etown.collection.catalogue;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.vertx.mutiny.sqlclient.Row;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Until when a unit holds what it must hold before it may send or read (R4.1), as governance told it: the last day of each,
 * {@code null} where it was never held.
 */
record UnitStanding(String unit, LocalDate agreementUntil, LocalDate securityEvidenceUntil) {

    /** The standing of a unit of which governance told none. */
    static UnitStanding untold(String unit) {
        return new UnitStanding(unit, null, null);
    }

    static UnitStanding of(Row row) {
        return new UnitStanding(
                row.getString("unit"),
                row.getLocalDate("agreement_until"),
                row.getLocalDate("security_evidence_until"));
    }

    /**
     * Refuses what the unit would send or read on {@code day}.
     *
     * @throws RuleRefused {@code unit-not-in-standing}, naming all that is missing or has ended
     */
    void requireOn(LocalDate day) {
        List<FieldError> lacks = Stream.of(
                        lack("agreement", "责任书", "responsibility agreement", agreementUntil, day),
                        lack(
                                "security-evidence",
                                "经采信的安全能力证明",
                                "accepted evidence of security capability",
                                securityEvidenceUntil,
                                day))
                .flatMap(Optional::stream)
                .toList();
        if (!lacks.isEmpty()) {
            throw refused(lacks);
        }
    }

    private static Optional<FieldError> lack(String code, String zh, String en, LocalDate lastDay, LocalDate day) {
        if (lastDay == null) {
            return Optional.of(new FieldError(code, new Text("没有" + zh, "has no " + en)));
        }
        return lastDay.isBefore(day)
                ? Optional.of(new FieldError(
                        code, new Text(zh + "已于 " + lastDay + " 到期", "its " + en + " ended on " + lastDay)))
                : Optional.empty();
    }

    private Refusal refused(List<FieldError> lacks) {
        String zh = lacks.stream().map(lack -> lack.detail().zh()).collect(Collectors.joining("；"));
        String en = lacks.stream().map(lack -> lack.detail().en()).collect(Collectors.joining("; "));
        return new RuleRefused(
                        "unit-not-in-standing",
                        new Text(
                                "单位 " + unit + " 暂不能报送和读取数据：" + zh,
                                "The unit " + unit + " may neither send nor read: " + en))
                .withErrors(lacks)
                .withClause("R4.1");
    }
}
