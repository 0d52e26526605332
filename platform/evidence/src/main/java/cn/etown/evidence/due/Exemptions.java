package cn.etown.evidence.due;

import cn.etown.evidence.record.Period;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Days for which nothing is due (免报). Those that overlap, or follow each other without a day between, are one: a month is
 * exempt whose two halves are.
 *
 * @param stated by their first days
 */
public record Exemptions(List<Exempt> stated) {

    public Exemptions {
        stated = stated.stream()
                .sorted(Comparator.comparing(exempt -> exempt.days().from()))
                .toList();
    }

    /** The first that is longer than so many days. */
    public Optional<Period> longerThan(int days) {
        return joined().stream().filter(period -> period.days() > days).findFirst();
    }

    /** Why nothing is due for {@code period}: each reason once; empty where it is not exempt altogether. */
    Optional<String> reasonFor(Period period) {
        return joined().stream().anyMatch(period::liesWithin)
                ? Optional.of(stated.stream()
                        .filter(exempt -> exempt.days().meets(period))
                        .map(Exempt::reason)
                        .distinct()
                        .collect(Collectors.joining("；")))
                : Optional.empty();
    }

    private List<Period> joined() {
        var joined = new ArrayList<Period>();
        for (Exempt next : stated) {
            int last = joined.size() - 1;
            if (last >= 0 && !next.days().from().isAfter(joined.get(last).to().plusDays(1))) {
                joined.set(last, joined.get(last).with(next.days()));
            } else {
                joined.add(next.days());
            }
        }
        return joined;
    }
}
