package cn.etown.evidence.record;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One version of a contract, made ready to read records. Does not change, so all threads may share it. */
public final class RecordFormat {

    /**
     * Headings of what the center writes beside the cells of refused records. Columns under them are passed over, so that a list
     * of rejects can be mended and sent as it is.
     */
    public static final List<String> NOTES = List.of("#分片号", "#行号", "#规则", "#如何改正", "#how to mend", "#原文");

    private final RecordSchema schema;
    private final List<FieldReader> fields;
    private final List<RecordRule> rules;
    private final int[] key;
    private final int eventDate;
    private final boolean corrects;

    /**
     * Types records and holds them against the rules of their fields alone, which is all that digests need.
     *
     * @throws IllegalArgumentException when a bound, pattern or format of the contract is none
     */
    public RecordFormat(RecordSchema schema) {
        this(schema, List.of());
    }

    /**
     * Holds records against {@code rules} too, those of a record as a whole.
     *
     * @throws IllegalArgumentException when a bound, pattern or format of the contract is none
     */
    public RecordFormat(RecordSchema schema, List<RecordRule> rules) {
        this(schema, rules, false);
    }

    private RecordFormat(RecordSchema schema, List<RecordRule> rules, boolean corrects) {
        this.schema = schema;
        this.rules = List.copyOf(rules);
        this.corrects = corrects;
        fields = schema.fields().stream()
                .map(field -> new FieldReader(field, isRequired(field), schema.zone()))
                .toList();
        key = schema.key().stream().mapToInt(schema.fields()::indexOf).toArray();
        ruleCounts();
        eventDate = schema.eventDateField().map(schema.fields()::indexOf).orElse(-1);
    }

    /** The same contract for the lines of corrections, which have one more column under the heading {@code _operation}. */
    public RecordFormat ofCorrections() {
        return new RecordFormat(schema, rules, true);
    }

    /**
     * The same contract, which holds fields to the codes of its code lists.
     *
     * @param codes of each list that it names
     * @param period on some day of which a code must be in use
     */
    public RecordFormat withCodes(Map<String, ListedCodes> codes, Period period) {
        Stream<RecordRule> listed = schema.rules().codeLists().stream()
                .map(rule -> new ListedValues(schema, rule, codes.get(rule.list()), period));
        return new RecordFormat(schema, Stream.concat(rules.stream(), listed).toList(), corrects);
    }

    /** Whether it is one of corrections. */
    public boolean corrects() {
        return corrects;
    }

    public RecordSchema schema() {
        return schema;
    }

    /** The constant of {@code condition} in the canonical text of its field's type. */
    public String canonicalConstant(Condition condition) {
        Field field = schema.field(condition.field());
        return CanonicalRecord.text(CellReader.constant(field, schema.zone(), condition.constant()));
    }

    /** Sums the control totals of records in this format. */
    public Totals totals() {
        return new Totals(schema);
    }

    /** Counts what the rules on a whole delivery look at. */
    public RuleCounts ruleCounts() {
        return new RuleCounts(schema);
    }

    /**
     * A reader of records under {@code heading}, for one thread. Columns are found by their heading, whatever their order.
     *
     * @throws RuleRefused when the heading is not exactly the contract's fields, but for {@link #NOTES}
     */
    public RecordReader under(List<String> heading, Period period) {
        requireEveryColumn(heading);
        int[] columns = schema.fields().stream()
                .mapToInt(field -> heading.indexOf(field.physicalName()))
                .toArray();
        int operation = corrects ? heading.indexOf(Operation.HEADING) : -1;
        return new RecordReader(this, columns, heading.size(), operation, period);
    }

    /** The headings of what a record must have, in the order of the contract. */
    public List<String> headings() {
        Stream<String> headings = schema.fields().stream().map(Field::physicalName);
        return (corrects ? Stream.concat(headings, Stream.of(Operation.HEADING)) : headings).toList();
    }

    /**
     * How a point in time that a file keeps as such, not as text, is written in a cell of the field at {@code place}, so that it
     * is read as that. A time of day is one of 30 December 1899. For no field, or one of another type, in ISO 8601.
     */
    public String cellOf(int place, LocalDateTime at) {
        String cell = place < 0 ? null : fields.get(place).write(at);
        if (cell != null) {
            return cell;
        }
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** How the value with this canonical text is written in a cell of the field at {@code place}; an empty text is no value. */
    public String cellOf(int place, String canonicalText) {
        return fields.get(place).write(canonicalText);
    }

    /** What a cell of the field at {@code place} must be like: its form, then each rule. */
    public List<Text> hints(int place) {
        return fields.get(place).hints();
    }

    /**
     * Whether every record must have a value in {@code field}: by the contract, or because a record without its key cannot be told
     * from others, and one without its date belongs to no period.
     */
    public boolean isRequired(Field field) {
        return field.required() || field.isKey() || field.name().equals(schema.eventDate());
    }

    List<FieldReader> fields() {
        return fields;
    }

    List<RecordRule> rules() {
        return rules;
    }

    /** The places of the business key's fields, in its order. */
    int[] key() {
        return key;
    }

    Optional<PeriodRule> periodRule(Period period) {
        return eventDate < 0
                ? Optional.empty()
                : Optional.of(new PeriodRule(schema.fields().get(eventDate), eventDate, period, schema.zone()));
    }

    private void requireEveryColumn(List<String> heading) {
        List<FieldError> errors = new ArrayList<>();
        List<String> expected = headings();
        expected.stream()
                .filter(name -> !heading.contains(name))
                .map(name -> new FieldError("/" + name, new Text("缺少这一列", "The column is missing")))
                .forEach(errors::add);
        Set<String> seen = new HashSet<>();
        IntStream.range(0, heading.size())
                .mapToObj(place -> wrongColumn(heading.get(place), place, expected, seen))
                .flatMap(Optional::stream)
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "columns-differ", new Text("表头与接口规范的字段不一致", "The heading is not the contract's fields"))
                    .withClause(Rule.COLUMNS.clause())
                    .withErrors(errors);
        }
    }

    private static Optional<FieldError> wrongColumn(String name, int place, List<String> expected, Set<String> seen) {
        if (!expected.contains(name) && NOTES.contains(name)) {
            return Optional.empty();
        }
        if (!expected.contains(name)) {
            return Optional.of(new FieldError("/" + place, new Text("接口规范中没有这一列", "The contract has no such column")));
        }
        return seen.add(name)
                ? Optional.empty()
                : Optional.of(new FieldError("/" + name, new Text("这一列重复", "The column stands twice")));
    }
}
