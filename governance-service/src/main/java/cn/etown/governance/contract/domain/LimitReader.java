package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Limit.Comparison;
import cn.etown.governance.contract.domain.Limit.Counted;
import cn.etown.governance.contract.domain.Place.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the {@link Limit} of a rule of the standard's library. */
final class LimitReader {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    static final BigDecimal MOST_ROWS = BigDecimal.valueOf(1_000_000_000_000L);

    private static final Set<Comparison> AT_MOST = Set.of(Comparison.EQUAL, Comparison.LESS, Comparison.LESS_OR_EQUAL);

    private final Place rule;
    private final boolean countsRecords;

    /** @param countsRecords whether it limits how many records there are; else how many of them fail */
    LimitReader(Place rule, boolean countsRecords) {
        this.rule = rule;
        this.countsRecords = countsRecords;
    }

    /** The one limit the rule states; absent where that is not right, which is noted. */
    Optional<Limit> read() {
        var stated = Stream.of(Comparison.values())
                .filter(operator -> rule.has(operator.key()))
                .toList();
        if (stated.isEmpty()) {
            rule.refuse(
                    "须写明一个阈值：mustBe、mustBeLessThan、mustBeLessOrEqualTo，rowCount 还可用 mustBeGreaterThan、mustBeGreaterOrEqualTo、mustBeBetween",
                    "A threshold must be stated: mustBe, mustBeLessThan or mustBeLessOrEqualTo; of rowCount mustBeGreaterThan, mustBeGreaterOrEqualTo or mustBeBetween too");
            return Optional.empty();
        }
        stated.stream()
                .skip(1)
                .forEach(operator -> rule.refuseAt(
                        operator.key(),
                        "一条规则只有一个阈值；范围请用 mustBeBetween",
                        "A rule has one threshold; a range is mustBeBetween"));
        return stated.size() > 1 ? Optional.empty() : read(stated.get(0));
    }

    private Optional<Limit> read(Comparison operator) {
        if (!countsRecords && !AT_MOST.contains(operator)) {
            rule.refuseAt(operator.key(), "不合格记录只限上限", "Of records that fail there is only an upper limit");
            return Optional.empty();
        }
        var places = places(operator);
        var numbers = places.stream().flatMap(place -> place.decimal().stream()).toList();
        if (numbers.isEmpty() || numbers.size() < places.size()) {
            return Optional.empty();
        }
        if (operator == Comparison.BETWEEN && numbers.get(0).compareTo(numbers.get(1)) >= 0) {
            rule.refuseAt(operator.key(), "较小的数在前", "The smaller number comes first");
            return Optional.empty();
        }
        return unit(operator, numbers)
                .filter(unit -> allFit(places, unit))
                .map(unit -> new Limit(operator, numbers, unit))
                .filter(limit -> canBe(limit));
    }

    private List<Place> places(Comparison operator) {
        if (operator != Comparison.BETWEEN) {
            return rule.at(operator.key(), Kind.NUMBER).stream().toList();
        }
        var items = new ArrayList<Place>();
        rule.at(operator.key(), Kind.LIST).ifPresent(list -> {
            if (list.items().size() != 2) {
                list.refuse("应为两个数", "These must be two numbers");
            } else {
                list.items().stream().filter(item -> item.is(Kind.NUMBER)).forEach(items::add);
            }
        });
        return items.size() == 2 ? items : List.of();
    }

    /** Of none there is no share: any unit may stand beside {@code mustBe: 0}, as the standard says. */
    private Optional<Counted> unit(Comparison operator, List<BigDecimal> numbers) {
        var written = rule.text("unit");
        var unit = written.map(Counted::named).orElse(Optional.of(Counted.ROWS));
        if (operator == Comparison.EQUAL && numbers.get(0).signum() == 0) {
            return unit.or(() -> Optional.of(Counted.ROWS));
        }
        if (unit.isEmpty()) {
            rule.refuseAt("unit", "单位为 rows 或 percent", "The unit is rows or percent");
        }
        if (countsRecords && unit.filter(Counted.PERCENT::equals).isPresent()) {
            rule.refuseAt("unit", "记录数没有百分比", "A number of records is no percentage");
            return Optional.empty();
        }
        return unit;
    }

    private static boolean allFit(List<Place> places, Counted unit) {
        var wrong = places.stream()
                .filter(place ->
                        place.decimal().filter(number -> fits(number, unit)).isEmpty())
                .toList();
        wrong.forEach(place -> {
            if (unit == Counted.PERCENT) {
                place.refuse("百分比在 0 与 100 之间", "A percentage is from 0 to 100");
            } else {
                place.refuse("记录数为 0 至 " + MOST_ROWS + " 的整数", "A number of records is whole, from 0 to " + MOST_ROWS);
            }
        });
        return wrong.isEmpty();
    }

    private static boolean fits(BigDecimal number, Counted unit) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return number.signum() >= 0
                && number.compareTo(unit == Counted.PERCENT ? HUNDRED : MOST_ROWS) <= 0
                && (unit == Counted.PERCENT || whole);
    }

    private boolean canBe(Limit limit) {
        if (limit.isEmpty()) {
            rule.refuseAt(limit.operator().key(), "没有记录数可以满足", "No number of records can satisfy this");
        }
        return !limit.isEmpty();
    }
}
