package cn.etown.evidence.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Counts, record by record, what the rules on a whole delivery look at. Counted are the records that keep the rules each for
 * itself; one that goes to quarantine is counted there. For one thread.
 */
public final class RuleCounts {

    /** Of the rules to which single records tell whether they are counted. */
    private final List<Counter> counters;

    private final long[] counts;

    private record Counter(int rule, int place, Predicate<Comparable<?>> counts) {}

    RuleCounts(RecordSchema schema) {
        List<BatchRule> rules = schema.rules().batch();
        counts = new long[rules.size()];
        counters = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).isOfSingleRecords())
                .mapToObj(i -> counter(i, rules.get(i), schema))
                .toList();
    }

    private static Counter counter(int number, BatchRule rule, RecordSchema schema) {
        Field field = schema.field(rule.fields().get(0));
        Set<Comparable<?>> values = new HashSet<>();
        rule.values().forEach(text -> values.add(CellReader.constant(field, schema.zone(), text)));
        Predicate<Comparable<?>> counts = switch (rule.metric()) {
            case NULL_VALUES -> value -> value == null;
            case MISSING_VALUES -> value -> value == null || values.contains(value);
            default -> invalid(values, rule.pattern());
        };
        return new Counter(number, schema.fields().indexOf(field), counts);
    }

    /** An empty cell is no value, so none that is wrong. */
    private static Predicate<Comparable<?>> invalid(Set<Comparable<?>> right, String pattern) {
        Predicate<Comparable<?>> named = value -> right.isEmpty() || right.contains(value);
        if (pattern == null) {
            return value -> value != null && !named.test(value);
        }
        Predicate<String> compiled = SafePattern.compile(pattern);
        return value -> value != null && (!named.test(value) || !fits(compiled, (String) value));
    }

    private static boolean fits(Predicate<String> pattern, String value) {
        return value.length() <= SafePattern.LONGEST_VALUE && pattern.test(value);
    }

    /** Counts one record. */
    public void add(ReadRecord record) {
        if (counters.isEmpty() || !record.isGood() || record.withdraws()) {
            return;
        }
        for (Counter counter : counters) {
            if (counter.counts().test(record.values()[counter.place()])) {
                counts[counter.rule()]++;
            }
        }
    }

    /** How many were counted by each rule, in the order of the contract; 0 where single records do not tell. */
    public long[] byRule() {
        return counts.clone();
    }
}
