package cn.etown.collection.due.domain;

import cn.etown.evidence.record.Period;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Days for which a policy says that nothing is due (免报), and why. */
public record Exempt(Period days, String reason) {

    /**
     * Why nothing is due for {@code period}: each reason once; absent where it is not exempt altogether. Rows that overlap, or
     * follow each other without a day between, are one: a month is exempt whose two halves are.
     */
    static Optional<String> reasonFor(Period period, List<Exempt> stated) {
        List<Exempt> within = stated.stream()
                .filter(exempt -> exempt.meets(period))
                .sorted(Comparator.comparing(exempt -> exempt.days.from()))
                .toList();
        LocalDate covered = period.from().minusDays(1);
        for (Exempt next : within) {
            if (next.days.from().isAfter(covered.plusDays(1))) {
                return Optional.empty();
            }
            covered = next.days.to().isAfter(covered) ? next.days.to() : covered;
        }
        return covered.isBefore(period.to())
                ? Optional.empty()
                : Optional.of(within.stream().map(Exempt::reason).distinct().collect(Collectors.joining("；")));
    }

    private boolean meets(Period period) {
        return !days.from().isAfter(period.to()) && !days.to().isBefore(period.from());
    }
}
