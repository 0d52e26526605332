package cn.etown.evidence.rule;

import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.SafePattern;
import cn.etown.evidence.record.ValueOrder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Makes an expression whose types were checked ready to be computed. All that a rule may use stands here; whatever else the
 * language has is refused.
 */
final class Terms {

    /** Products and joined texts in one expression, so that what they come to stays small. */
    private static final int MOST_GROWING = 20;

    /** Longer texts are not searched. */
    private static final int LONGEST_SEARCHED = SafePattern.LONGEST_VALUE;

    private static final int LONGEST_SOUGHT = 1_000;

    private final CelAbstractSyntaxTree tree;
    private final List<Field> fields;
    private final ZoneId zone;
    private final Set<String> used = new LinkedHashSet<>();
    private int growing;

    Terms(CelAbstractSyntaxTree tree, List<Field> fields, ZoneId zone) {
        this.tree = tree;
        this.fields = fields;
        this.zone = zone;
    }

    /** The names of the fields that the terms made so far take. */
    Set<String> used() {
        return used;
    }

    /** @throws Refused where the expression uses what a rule may not */
    Term of(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT -> field(expression);
            case CALL -> call(expression);
            default ->
                throw new Refused(
                        expression,
                        "规则中不使用列表（in 之后除外）、对象和循环",
                        "Lists but after in, objects and loops are not used in rules");
        };
    }

    private static Term constant(CelExpr expression) {
        CelConstant constant = expression.constant();
        Object value = switch (constant.getKind()) {
            case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
            case STRING_VALUE -> constant.stringValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            default ->
                throw new Refused(
                        expression,
                        "规则中的常量为整数、文本、true 或 false",
                        "A constant in a rule is a whole number, a text, true or false");
        };
        return record -> value;
    }

    private Term field(CelExpr expression) {
        int place = placeOf(expression);
        return switch (fields.get(place).type()) {
            case DATE -> record -> instant((LocalDate) record[place]);
            case TIME -> record -> span((LocalTime) record[place]);
            default -> record -> record[place] == null ? Nothing.ABSENT : record[place];
        };
    }

    private int placeOf(CelExpr expression) {
        for (int place = 0; place < fields.size(); place++) {
            if (expression.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                    && fields.get(place).name().equals(expression.ident().name())) {
                used.add(fields.get(place).name());
                return place;
            }
        }
        throw new Refused(expression, "此处应为字段名", "This must be the name of a field");
    }

    private Object instant(LocalDate day) {
        return day == null ? Nothing.ABSENT : day.atStartOfDay(zone).toInstant();
    }

    private static Object span(LocalTime time) {
        return time == null ? Nothing.ABSENT : Duration.ofNanos(time.toNanoOfDay());
    }

    private Term call(CelExpr expression) {
        List<CelExpr> operands = new ArrayList<>();
        expression.call().target().ifPresent(operands::add);
        operands.addAll(expression.call().args());
        String function = expression.call().function();
        return switch (function) {
            case "_&&_" -> of(operands.get(0)).decidedBy(false, of(operands.get(1)));
            case "_||_" -> of(operands.get(0)).decidedBy(true, of(operands.get(1)));
            case "!_" -> of(operands.get(0)).then(truth -> !(Boolean) truth);
            case "_?_:_" -> choice(of(operands.get(0)), of(operands.get(1)), of(operands.get(2)));
            case "@in" -> in(of(operands.get(0)), operands.get(1));
            case RowRuleCompiler.GIVEN -> given(operands.get(0));
            case "_==_" -> binary(operands).with(second(operands), Terms::areEqual);
            case "_!=_" -> binary(operands).with(second(operands), (left, right) -> !areEqual(left, right));
            case "_<_" -> compared(operands, sign -> sign < 0);
            case "_<=_" -> compared(operands, sign -> sign <= 0);
            case "_>_" -> compared(operands, sign -> sign > 0);
            case "_>=_" -> compared(operands, sign -> sign >= 0);
            case "_+_" -> sum(expression, operands);
            case "_-_" -> difference(expression, operands);
            case "-_" -> negated(expression, operands.get(0));
            case "_*_" -> product(expression, operands);
            case "_/_" -> quotient(operands, BigDecimal::divideToIntegralValue);
            case "_%_" -> quotient(operands, BigDecimal::remainder);
            case "decimal", "timestamp", "duration" -> converted(function, operands.get(0));
            case "matches" -> matches(operands);
            case "contains" -> binary(operands).with(second(operands), Terms::contains);
            case "startsWith" ->
                binary(operands).with(second(operands), (text, start) -> ((String) text).startsWith((String) start));
            case "endsWith" ->
                binary(operands).with(second(operands), (text, end) -> ((String) text).endsWith((String) end));
            case "size" -> size(operands.get(0));
            default -> part(expression, function, operands);
        };
    }

    private Term binary(List<CelExpr> operands) {
        return of(operands.get(0));
    }

    private Term second(List<CelExpr> operands) {
        return of(operands.get(1));
    }

    private static Term choice(Term condition, Term one, Term other) {
        return record -> {
            Object truth = condition.of(record);
            if (truth instanceof Nothing) {
                return truth;
            }
            return ((Boolean) truth ? one : other).of(record);
        };
    }

    private Term given(CelExpr field) {
        int place = placeOf(field);
        return record -> record[place] != null;
    }

    private Term in(Term sought, CelExpr list) {
        if (list.exprKind().getKind() != CelExpr.ExprKind.Kind.LIST) {
            throw new Refused(list, "in 之后应为列表", "A list must follow in");
        }
        List<Term> members = list.list().elements().stream().map(this::of).toList();
        boolean constant =
                list.list().elements().stream().allMatch(member -> used(member).isEmpty());
        return constant ? inConstants(sought, members) : inMembers(sought, members);
    }

    private Set<String> used(CelExpr expression) {
        Terms alone = new Terms(tree, fields, zone);
        alone.of(expression);
        return alone.used();
    }

    private static Term inConstants(Term sought, List<Term> members) {
        Set<Object> values = new HashSet<>();
        members.forEach(member -> values.add(comparable(member.of(new Comparable<?>[0]))));
        return sought.then(value -> values.contains(comparable(value)));
    }

    /** Equal numbers are equal however they are written. */
    private static Object comparable(Object value) {
        return value instanceof BigDecimal number ? Decimals.canonical(number) : value;
    }

    private static Term inMembers(Term sought, List<Term> members) {
        Term found = record -> false;
        for (Term member : members) {
            found = found.decidedBy(true, sought.with(member, Terms::areEqual));
        }
        return found;
    }

    private static boolean areEqual(Object left, Object right) {
        return left instanceof BigDecimal number ? number.compareTo((BigDecimal) right) == 0 : left.equals(right);
    }

    private Term compared(List<CelExpr> operands, IntPredicate holds) {
        return binary(operands)
                .with(
                        second(operands),
                        (left, right) -> holds.test(ValueOrder.compare((Comparable<?>) left, (Comparable<?>) right)));
    }

    private Term sum(CelExpr expression, List<CelExpr> operands) {
        Term left = of(operands.get(0));
        Term right = of(operands.get(1));
        if (isNumber(expression)) {
            return left.with(right, (a, b) -> ((BigDecimal) a).add((BigDecimal) b));
        }
        if (type(expression).equals(SimpleType.STRING)) {
            countGrowing(expression);
            return left.with(right, Terms::joined);
        }
        if (type(expression).equals(SimpleType.DURATION)) {
            return left.with(right, (a, b) -> ((Duration) a).plus((Duration) b));
        }
        requireTime(expression);
        return left.with(
                right, (a, b) -> a instanceof Instant at ? at.plus((Duration) b) : ((Instant) b).plus((Duration) a));
    }

    private static Object joined(Object left, Object right) {
        return ((String) left).length() + ((String) right).length() > LONGEST_SEARCHED
                ? Nothing.UNDECIDED
                : left + (String) right;
    }

    private Term difference(CelExpr expression, List<CelExpr> operands) {
        Term left = of(operands.get(0));
        Term right = of(operands.get(1));
        if (isNumber(expression)) {
            return left.with(right, (a, b) -> ((BigDecimal) a).subtract((BigDecimal) b));
        }
        if (type(expression).equals(SimpleType.DURATION)) {
            return left.with(
                    right,
                    (a, b) -> a instanceof Instant at
                            ? Duration.between((Instant) b, at)
                            : ((Duration) a).minus((Duration) b));
        }
        requireTime(expression);
        return left.with(right, (a, b) -> ((Instant) a).minus((Duration) b));
    }

    private Term negated(CelExpr expression, CelExpr operand) {
        if (!isNumber(expression)) {
            throw unknown(expression, "-");
        }
        return of(operand).then(number -> ((BigDecimal) number).negate());
    }

    private Term product(CelExpr expression, List<CelExpr> operands) {
        countGrowing(expression);
        return binary(operands).with(second(operands), (a, b) -> ((BigDecimal) a).multiply((BigDecimal) b));
    }

    /** A whole number divided by another, towards zero, and what is left over. */
    private Term quotient(List<CelExpr> operands, java.util.function.BinaryOperator<BigDecimal> operation) {
        return binary(operands)
                .with(
                        second(operands),
                        (a, b) -> ((BigDecimal) b).signum() == 0
                                ? Nothing.UNDECIDED
                                : operation.apply((BigDecimal) a, (BigDecimal) b));
    }

    private Term converted(String function, CelExpr operand) {
        if (function.equals("decimal") && type(operand).equals(SimpleType.INT)) {
            return of(operand);
        }
        Object value = text(operand)
                .flatMap(written -> Constants.of(function, written))
                .orElseThrow(() -> new Refused(
                        operand,
                        function + " 须带文本常量，且可读为该类型（小数至多 " + Decimals.MAX_DIGITS + " 位）",
                        function + " takes a constant text that is such a value (a decimal of at most "
                                + Decimals.MAX_DIGITS + " digits)"));
        return record -> value;
    }

    private Term matches(List<CelExpr> operands) {
        String written = text(operands.get(1))
                .orElseThrow(() -> new Refused(
                        operands.get(1), "matches 的正则表达式须为文本常量", "The expression of matches must be a constant text"));
        SafePattern.objectionTo(written, LONGEST_SEARCHED).ifPresent(objection -> {
            throw new Refused(operands.get(1), objection.zh(), objection.en());
        });
        Predicate<String> pattern = SafePattern.compile(written);
        return of(operands.get(0))
                .then(text -> ((String) text).length() > LONGEST_SEARCHED
                        ? Nothing.UNDECIDED
                        : (Object) pattern.test((String) text));
    }

    private static Object contains(Object text, Object sought) {
        return ((String) text).length() > LONGEST_SEARCHED || ((String) sought).length() > LONGEST_SOUGHT
                ? Nothing.UNDECIDED
                : (Object) ((String) text).contains((String) sought);
    }

    private Term size(CelExpr operand) {
        if (!type(operand).equals(SimpleType.STRING)) {
            throw unknown(operand, "size");
        }
        return of(operand)
                .then(text -> BigDecimal.valueOf(((String) text).codePointCount(0, ((String) text).length())));
    }

    /** A part of a point in time, in a zone that is named: the language would take UTC, in which a day begins elsewhere. */
    private Term part(CelExpr expression, String function, List<CelExpr> operands) {
        ToIntFunction<ZonedDateTime> part = switch (function) {
            case "getFullYear" -> ZonedDateTime::getYear;
            case "getMonth" -> at -> at.getMonthValue() - 1;
            case "getDate" -> ZonedDateTime::getDayOfMonth;
            case "getDayOfMonth" -> at -> at.getDayOfMonth() - 1;
            case "getDayOfWeek" -> at -> at.getDayOfWeek().getValue() % 7;
            case "getDayOfYear" -> at -> at.getDayOfYear() - 1;
            case "getHours" -> ZonedDateTime::getHour;
            case "getMinutes" -> ZonedDateTime::getMinute;
            default -> throw unknown(expression, function);
        };
        if (operands.size() < 2 || !type(operands.get(0)).equals(SimpleType.TIMESTAMP)) {
            throw new Refused(
                    expression,
                    function + " 须写明时区，如 (\"Asia/Shanghai\")",
                    function + " must name its zone, such as (\"Asia/Shanghai\")");
        }
        ZoneId in = text(operands.get(1))
                .flatMap(Constants::zone)
                .orElseThrow(() ->
                        new Refused(operands.get(1), "时区须为文本常量", "The zone must be a constant text that names one"));
        return of(operands.get(0)).then(at -> BigDecimal.valueOf(part.applyAsInt(((Instant) at).atZone(in))));
    }

    private void countGrowing(CelExpr expression) {
        if (++growing > MOST_GROWING) {
            throw new Refused(
                    expression,
                    "一条规则至多 " + MOST_GROWING + " 次相乘或文本相连",
                    "A rule multiplies or joins texts " + MOST_GROWING + " times at most");
        }
    }

    private boolean isNumber(CelExpr expression) {
        return type(expression).equals(SimpleType.INT) || type(expression).kind() == CelKind.OPAQUE;
    }

    private void requireTime(CelExpr expression) {
        if (!type(expression).equals(SimpleType.TIMESTAMP)) {
            throw unknown(expression, "+ -");
        }
    }

    private CelType type(CelExpr expression) {
        return tree.getType(expression.id()).orElseThrow();
    }

    private static Optional<String> text(CelExpr expression) {
        return Optional.of(expression)
                .filter(any -> any.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .map(CelExpr::constant)
                .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
                .map(CelConstant::stringValue);
    }

    private static Refused unknown(CelExpr expression, String function) {
        return new Refused(expression, "规则中不使用此处的 " + function, function + " is not used here in a rule");
    }
}
