package cn.etown.governance.assurance.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Days for which nothing is due (免报). Those that overlap, or follow each other without a day between, are one: a month is
 * exempt whose two halves are.
 */
public final class Exemptions {

    private final List<Exempt> stated;
    private final List<Period> joined;

    public Exemptions(List<Exempt> stated) {
        this.stated = stated.stream()
                .sorted(Comparator.comparing(exempt -> exempt.days().from()))
                .toList();
        this.joined = join(this.stated);
    }

    /** The first that is longer than so many days. */
    public Optional<Period> longerThan(int days) {
        return joined.stream().filter(period -> period.days() > days).findFirst();
    }

    /** Why nothing is due for {@code period}: each reason once; empty where it is not exempt altogether. */
    public Optional<String> reasonFor(Period period) {
        return joined.stream().anyMatch(period::liesWithin)
                ? Optional.of(stated.stream()
                        .filter(exempt -> exempt.days().meets(period))
                        .map(Exempt::reason)
                        .distinct()
                        .collect(Collectors.joining("；")))
                : Optional.empty();
    }

    /** @param stated by their first days */
    private static List<Period> join(List<Exempt> stated) {
        var joined = new ArrayList<Period>();
        for (Exempt next : stated) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).reaches(next.days())) {
                joined.set(last, joined.get(last).upTo(next.days()));
            } else {
                joined.add(next.days());
            }
        }
        return List.copyOf(joined);
    }
}
