package cn.etown.evidence.rule;

import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordRule;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.RowRule;
import cn.etown.evidence.record.Rule;
import cn.etown.kit.problem.Text;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles row rules in the Common Expression Language against the fields of one contract (R3.2b, R3.2c). Governance refuses
 * by it what collection could not run, so that a rule that came into force is the one that runs.
 *
 * <p>The language has no decimal, and binary floating point would make 0.1 + 0.2 another number than 0.3. So a number field has
 * a type of its own, {@code decimal}, with the operators {@code + - *} and the comparisons, alone and with whole numbers;
 * {@code decimal("0.05")} writes one, and every floating-point value is refused. Whole numbers are exact and do not
 * overflow. There are no macros, so nothing iterates; size and nesting are bounded, and so is what products and joined
 * texts come to; the expression of {@code matches} must be a constant whose cost is bounded. Types are known before a rule
 * runs: {@code dyn}, {@code type} and lists of mixed values are refused. A date is the moment at which its day begins in the
 * contract's zone, a time of day what has passed since midnight.
 *
 * <p><b>A field without a value.</b> What is computed from it has no value either, but {@code false && x} is false and
 * {@code true || x} true, on whichever side {@code x} stands, and {@code given(field)} tells whether it has one. A record is refused
 * where a rule comes to false; a rule that comes to no value is kept, as a CHECK in SQL is: that a field must have a value is said by
 * {@code required}. What cannot be told, as after a division by zero or where a text is too long to be searched (10,000
 * characters), is not kept.
 */
public final class RowRuleCompiler {

    static final String GIVEN = "given";

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_NESTED = 20;
    private static final CelType DECIMAL = OpaqueType.create("decimal");

    /** Names that the language gives to types and constants; a field of such a name cannot be used in a rule. */
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

    private final List<Field> fields;
    private final ZoneId zone;
    private final CelCompiler compiler;

    /** A rule, or what is wrong with it. */
    private record Compiled(Term truth, Set<String> fields, List<Text> objections) {}

    /** @param zone in which the day of a date field begins */
    public RowRuleCompiler(List<Field> fields, ZoneId zone) {
        this.fields = List.copyOf(fields);
        this.zone = zone;
        compiler = compiler(fields);
    }

    /**
     * The rules of a contract in force, ready to run.
     *
     * @throws IllegalArgumentException where one is none
     */
    public static List<RecordRule> compile(RecordSchema schema) {
        List<RowRule> rules = schema.rules().rows();
        if (rules.isEmpty()) {
            return List.of();
        }
        RowRuleCompiler compiler = new RowRuleCompiler(schema.fields(), schema.zone());
        return rules.stream().map(compiler::compile).toList();
    }

    /** What is wrong with an expression, each with its line and column; nothing where it can be run. */
    public List<Text> objectionsTo(String expression) {
        return read(expression).objections();
    }

    /**
     * A rule, ready to run.
     *
     * @throws IllegalArgumentException where it is none
     */
    public RecordRule compile(RowRule rule) {
        Compiled compiled = read(rule.expression());
        if (!compiled.objections().isEmpty()) {
            throw new IllegalArgumentException("Not a row rule: " + compiled.objections());
        }
        Term truth = compiled.truth();
        Failure failed = failure(rule, compiled.fields());
        return values -> {
            Object kept = truth.of(values);
            return kept == Boolean.TRUE || kept == Nothing.ABSENT ? null : failed;
        };
    }

    private Failure failure(RowRule rule, Set<String> used) {
        List<String> headings = fields.stream()
                .filter(field -> used.contains(field.name()))
                .map(Field::physicalName)
                .toList();
        String said = rule.message() == null ? rule.expression() : rule.message();
        String named = rule.name() == null || rule.name().equals(said) ? "" : rule.name();
        String of = String.join("、", headings);
        return new Failure(
                used.size() == 1 ? used.iterator().next() : null,
                Rule.ROW_RULE,
                new Text(
                        (named.isEmpty() ? "不符合行级规则" : "不符合行级规则“" + named + "”") + "（" + of + "）：" + said,
                        "does not keep the row rule" + (named.isEmpty() ? "" : " \"" + named + "\"") + " ("
                                + String.join(", ", headings) + "): " + said));
    }

    private Compiled read(String expression) {
        var result = compiler.compile(expression);
        if (result.hasError()) {
            return wrong(result.getErrors().stream().map(RowRuleCompiler::text).toList());
        }
        CelAbstractSyntaxTree tree;
        try {
            tree = result.getAst();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("A rule without errors has no tree", impossible);
        }
        var types = new Types(tree);
        types.visit(tree);
        if (!types.objections.isEmpty()) {
            return wrong(types.objections);
        }
        try {
            Terms terms = new Terms(tree, fields, zone);
            return new Compiled(terms.of(tree.getExpr()), terms.used(), List.of());
        } catch (Refused refused) {
            return wrong(List.of(at(tree, refused.place(), refused.reason())));
        }
    }

    private static Compiled wrong(List<Text> objections) {
        return new Compiled(null, Set.of(), objections);
    }

    private static Text text(CelIssue issue) {
        var at = issue.getSourceLocation();
        return at(at.getLine(), at.getColumn() + 1, new Text("表达式有误：" + issue.getMessage(), issue.getMessage()));
    }

    private static Text at(CelAbstractSyntaxTree tree, CelExpr expression, Text what) {
        var offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
        var at = tree.getSource().getOffsetLocation(offset);
        return at(
                at.map(location -> location.getLine()).orElse(1),
                at.map(location -> location.getColumn()).orElse(0) + 1,
                what);
    }

    private static Text at(int line, int column, Text what) {
        return new Text(
                "第 " + line + " 行第 " + column + " 列：" + what.zh(),
                "Line " + line + ", column " + column + ": " + what.en());
    }

    private static CelCompiler compiler(List<Field> fields) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(MOST_CHARACTERS)
                        .maxParseRecursionDepth(MOST_NESTED)
                        .build())
                .addFunctionDeclarations(functions())
                .setResultType(SimpleType.BOOL);
        fields.stream()
                .filter(field -> !TAKEN.contains(field.name()))
                .forEach(field -> builder.addVar(field.name(), type(field.type())));
        return builder.build();
    }

    private static CelType type(FieldType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INTEGER -> SimpleType.INT;
            case NUMBER -> DECIMAL;
            case BOOLEAN -> SimpleType.BOOL;
            case DATE, TIMESTAMP -> SimpleType.TIMESTAMP;
            case TIME -> SimpleType.DURATION;
        };
    }

    private static List<CelFunctionDecl> functions() {
        var functions = new ArrayList<CelFunctionDecl>();
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                "decimal",
                CelOverloadDecl.newGlobalOverload("decimal_of_string", DECIMAL, SimpleType.STRING),
                CelOverloadDecl.newGlobalOverload("decimal_of_int", DECIMAL, SimpleType.INT)));
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                "-_", CelOverloadDecl.newGlobalOverload("negated_decimal", DECIMAL, DECIMAL)));
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                GIVEN,
                Stream.of(FieldType.values())
                        .map(RowRuleCompiler::type)
                        .distinct()
                        .map(type -> CelOverloadDecl.newGlobalOverload("given_" + type.name(), SimpleType.BOOL, type))
                        .toList()));
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

    /** Finds types that must not be: floating point, and those not known before the rule runs. */
    private static final class Types extends CelExprVisitor {

        private final CelAbstractSyntaxTree tree;
        private final List<Text> objections = new ArrayList<>();

        private Types(CelAbstractSyntaxTree tree) {
            this.tree = tree;
        }

        @Override
        public void visit(CelExpr expression) {
            tree.getType(expression.id()).ifPresent(type -> check(expression, type));
            super.visit(expression);
        }

        private void check(CelExpr expression, CelType type) {
            if (type.equals(SimpleType.DOUBLE)) {
                objections.add(at(
                        tree,
                        expression,
                        new Text(
                                "不使用浮点数；小数请写 decimal(\"0.05\")",
                                "Floating point is not used: write a decimal as decimal(\"0.05\")")));
            }
            if (isOpen(type)) {
                objections.add(
                        at(
                                tree,
                                expression,
                                new Text(
                                        "类型须在执行前确定；不使用 dyn、type 和元素类型不一的列表",
                                        "The type must be known beforehand: dyn, type and lists of mixed values are not used")));
            }
        }

        private static boolean isOpen(CelType type) {
            return type.kind() == CelKind.DYN
                    || type.kind() == CelKind.ANY
                    || type.kind() == CelKind.TYPE
                    || type.kind() == CelKind.TYPE_PARAM
                    || type.parameters().stream().anyMatch(Types::isOpen);
        }
    }
}
