package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.contract.domain.RowRule;
import cn.etown.governance.contract.domain.SafePattern;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import jakarta.inject.Singleton;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiles the row rules of a contract in the Common Expression Language and checks their types against the fields (R3.2b).
 *
 * <p>CEL has no decimal, and binary floating point would make 0.1 + 0.2 another number than 0.3. So a {@code number} field
 * has a type of its own, {@code decimal}, with the operators {@code + - *} and the comparisons, alone and with integers;
 * {@code decimal("0.05")} writes one, and every floating-point value is refused. There are no macros, so nothing iterates;
 * size and nesting are bounded, and the expression of {@code matches} must be a constant whose cost is bounded. Types are
 * known before a rule runs: {@code dyn}, {@code type} and lists of mixed values are refused, and so is a text for
 * {@code decimal}, {@code timestamp} or {@code duration} that is no constant or not such a value.
 */
@Singleton
class RowRules {

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_NESTED = 20;
    private static final int MOST_FINDINGS = 50;
    private static final CelType DECIMAL = OpaqueType.create("decimal");

    /** Names that CEL gives to types and constants; a field of such a name cannot be used in a rule. */
    private static final Set<String> TAKEN = Set.of(
            "bool",
            "bytes",
            "decimal",
            "double",
            "duration",
            "dyn",
            "int",
            "list",
            "map",
            "null_type",
            "string",
            "timestamp",
            "type",
            "uint");

    private static final List<String> ARITHMETIC = List.of("_+_", "_-_", "_*_");
    private static final List<String> COMPARISONS = List.of("_<_", "_<=_", "_>_", "_>=_");
    private static final List<String> EQUALITIES = List.of("_==_", "_!=_");

    /** As many as a number in a record may have. */
    private static final int MOST_DIGITS = 38;

    private static final Pattern DECIMAL_TEXT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern DURATION_TEXT = Pattern.compile("-?([0-9]{1,9}(\\.[0-9]{1,9})?(h|m|s|ms|us|ns)){1,6}");

    /** What the text must be that makes a value of a type that has no literal. */
    private static final Map<String, Predicate<String>> WRITTEN = Map.of(
            "decimal", RowRules::isDecimal,
            "timestamp", RowRules::isTimestamp,
            "duration", text -> DURATION_TEXT.matcher(text).matches());

    /**
     * Refuses the rules that do not compile to a truth about one record, with the place in document and expression, and those
     * that could not be told from another in a later version.
     */
    void check(RecordSchema schema, List<RowRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        var compiler = compiler(schema);
        var errors = Stream.concat(
                        seconds(rules).stream(), rules.stream().flatMap(rule -> errors(compiler, rule).stream()))
                .limit(MOST_FINDINGS)
                .toList();
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "contract-refused", new Text("行级规则有误，见 errors", "A row rule is not right; see errors"))
                    .withClause("R3.2b")
                    .withErrors(errors);
        }
    }

    private static List<FieldError> seconds(List<RowRule> rules) {
        var firsts = new HashMap<String, String>();
        var errors = new ArrayList<FieldError>();
        for (RowRule rule : rules) {
            var first = firsts.putIfAbsent(rule.identity(), rule.pointer());
            if (first != null) {
                var detail = new Text(
                        "与 " + first + " 同名；没有名称的规则则是表达式相同",
                        "Has the name of " + first + ", or its expression where neither has a name");
                errors.add(new FieldError(rule.pointer(), detail));
            }
        }
        return errors;
    }

    private static List<FieldError> errors(CelCompiler compiler, RowRule rule) {
        var result = compiler.compile(rule.expression());
        if (result.hasError()) {
            return result.getErrors().stream().map(issue -> error(rule, issue)).toList();
        }
        try {
            var unsafe = new Unsafe(rule, result.getAst());
            unsafe.visit(result.getAst());
            return unsafe.errors;
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("A rule without errors has no tree", impossible);
        }
    }

    private static FieldError error(RowRule rule, CelIssue issue) {
        var at = issue.getSourceLocation();
        var what = issue.getMessage();
        return new FieldError(
                rule.pointer(),
                new Text(
                        "第 " + at.getLine() + " 行第 " + (at.getColumn() + 1) + " 列：表达式有误：" + what,
                        "Line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": " + what));
    }

    private static CelCompiler compiler(RecordSchema schema) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(MOST_CHARACTERS)
                        .maxParseRecursionDepth(MOST_NESTED)
                        .build())
                .addFunctionDeclarations(decimals())
                .setResultType(SimpleType.BOOL);
        schema.fields().stream()
                .filter(field -> !TAKEN.contains(field.name()))
                .forEach(field -> builder.addVar(field.name(), type(field)));
        return builder.build();
    }

    private static CelType type(Field field) {
        return switch (field.type()) {
            case STRING -> SimpleType.STRING;
            case INTEGER -> SimpleType.INT;
            case NUMBER -> DECIMAL;
            case BOOLEAN -> SimpleType.BOOL;
            case DATE, TIMESTAMP -> SimpleType.TIMESTAMP;
            // Since midnight.
            case TIME -> SimpleType.DURATION;
        };
    }

    private static List<CelFunctionDecl> decimals() {
        var functions = new ArrayList<CelFunctionDecl>();
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                "decimal",
                CelOverloadDecl.newGlobalOverload("decimal_of_string", DECIMAL, SimpleType.STRING),
                CelOverloadDecl.newGlobalOverload("decimal_of_int", DECIMAL, SimpleType.INT)));
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                "-_", CelOverloadDecl.newGlobalOverload("negated_decimal", DECIMAL, DECIMAL)));
        ARITHMETIC.forEach(operator -> functions.add(binary(operator, DECIMAL)));
        COMPARISONS.forEach(operator -> functions.add(binary(operator, SimpleType.BOOL)));
        EQUALITIES.forEach(operator -> functions.add(CelFunctionDecl.newFunctionDeclaration(
                operator,
                CelOverloadDecl.newGlobalOverload(operator + "decimal_int", SimpleType.BOOL, DECIMAL, SimpleType.INT),
                CelOverloadDecl.newGlobalOverload(
                        operator + "int_decimal", SimpleType.BOOL, SimpleType.INT, DECIMAL))));
        return functions;
    }

    private static CelFunctionDecl binary(String operator, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator,
                CelOverloadDecl.newGlobalOverload(operator + "decimal_decimal", result, DECIMAL, DECIMAL),
                CelOverloadDecl.newGlobalOverload(operator + "decimal_int", result, DECIMAL, SimpleType.INT),
                CelOverloadDecl.newGlobalOverload(operator + "int_decimal", result, SimpleType.INT, DECIMAL));
    }

    private static boolean isDecimal(String text) {
        return DECIMAL_TEXT.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
    }

    private static boolean isTimestamp(String text) {
        try {
            int year = OffsetDateTime.parse(text).getYear();
            return year > 0 && year < 10_000;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }

    /** Finds what compiles and yet must not run: floating point, types not known before, patterns of unbounded cost. */
    private static final class Unsafe extends CelExprVisitor {

        private final RowRule rule;
        private final CelAbstractSyntaxTree tree;
        private final List<FieldError> errors = new ArrayList<>();

        private Unsafe(RowRule rule, CelAbstractSyntaxTree tree) {
            this.rule = rule;
            this.tree = tree;
        }

        @Override
        public void visit(CelExpr expression) {
            tree.getType(expression.id()).ifPresent(type -> checkType(expression, type));
            super.visit(expression);
        }

        private void checkType(CelExpr expression, CelType type) {
            if (type.equals(SimpleType.DOUBLE)) {
                add(
                        expression,
                        new Text(
                                "不使用浮点数；小数请写 decimal(\"0.05\")",
                                "Floating point is not used: write a decimal as decimal(\"0.05\")"));
            }
            if (isOpen(type)) {
                add(
                        expression,
                        new Text(
                                "类型须在执行前确定；不使用 dyn、type 和元素类型不一的列表",
                                "The type must be known beforehand: dyn, type and lists of mixed values are not used"));
            }
        }

        private static boolean isOpen(CelType type) {
            return type.kind() == CelKind.DYN
                    || type.kind() == CelKind.ANY
                    || type.kind() == CelKind.TYPE
                    || type.kind() == CelKind.TYPE_PARAM
                    || type.parameters().stream().anyMatch(Unsafe::isOpen);
        }

        @Override
        protected void visit(CelExpr expression, CelCall call) {
            if (call.function().equals("matches")) {
                checkPattern(expression, call.args().get(call.args().size() - 1));
            }
            if (WRITTEN.containsKey(call.function())) {
                checkWritten(expression, call.function(), call.args().get(0));
            }
            super.visit(expression, call);
        }

        /** An integer may become a decimal; all else is written as a constant. */
        private void checkWritten(CelExpr expression, String function, CelExpr argument) {
            boolean isWhole = function.equals("decimal")
                    && tree.getType(argument.id())
                            .filter(SimpleType.INT::equals)
                            .isPresent();
            if (!isWhole && constant(argument).filter(WRITTEN.get(function)).isEmpty()) {
                add(
                        expression,
                        new Text(
                                function + " 须带文本常量，且可读为该类型（小数至多 " + MOST_DIGITS + " 位）",
                                function + " takes a constant text that is such a value (a decimal of at most "
                                        + MOST_DIGITS + " digits)"));
            }
        }

        private void checkPattern(CelExpr expression, CelExpr pattern) {
            var text = constant(pattern);
            if (text.isEmpty()) {
                add(expression, new Text("matches 的正则表达式须为文本常量", "The expression of matches must be a constant text"));
                return;
            }
            SafePattern.objectionTo(text.get(), SafePattern.LONGEST_VALUE)
                    .ifPresent(objection -> add(expression, objection));
        }

        private static Optional<String> constant(CelExpr expression) {
            return Optional.of(expression)
                    .filter(any -> any.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                    .map(CelExpr::constant)
                    .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
                    .map(CelConstant::stringValue);
        }

        private void add(CelExpr expression, Text what) {
            var offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
            var at = tree.getSource().getOffsetLocation(offset);
            int line = at.map(location -> location.getLine()).orElse(1);
            int column = at.map(location -> location.getColumn()).orElse(0) + 1;
            errors.add(new FieldError(
                    rule.pointer(),
                    new Text(
                            "第 " + line + " 行第 " + column + " 列：" + what.zh(),
                            "Line " + line + ", column " + column + ": " + what.en())));
        }
    }
}
