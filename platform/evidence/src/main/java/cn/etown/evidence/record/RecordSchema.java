package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one version of a contract says of a record: its fields, its business key, and the measures made of it.
 *
 * @param dataset the dataset the records belong to, which names their asset table
 * @param zone the time zone in which a time without an offset is meant, and of the days that records happened on
 * @param theme the monitoring theme the measures feed, or {@code null}
 * @param eventDate the field that says on which day a record happened, or {@code null} where none does
 * @param dimensions the fields by which the measures are broken down
 * @param rules what it says of records and batches as a whole
 */
public record RecordSchema(
        String dataset,
        ZoneId zone,
        String theme,
        String eventDate,
        List<String> dimensions,
        List<Measure> measures,
        List<Field> fields,
        ContractRules rules) {

    public RecordSchema {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(zone, "zone");
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        measures = measures == null ? List.of() : List.copyOf(measures);
        fields = List.copyOf(fields);
        rules = rules == null ? ContractRules.NONE : rules;
        requireOne(fields.stream().map(field -> field.name().toLowerCase(Locale.ROOT)), "field");
        requireOne(fields.stream().map(Field::physicalName), "heading");
        requireOne(measures.stream().map(Measure::name), "measure");
        requireKeyInOrder(fields);
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.add(field.name()));
        requireKnown(names, Stream.ofNullable(eventDate));
        requireKnown(names, dimensions.stream());
        requireKnown(names, measures.stream().flatMap(RecordSchema::fieldsOf));
        requireKnown(names, rules.batch().stream().flatMap(rule -> rule.fields().stream()));
        requireKnown(names, rules.codeLists().stream().map(CodeListRule::field));
        requireKnown(names, rules.references().stream().map(ReferenceRule::field));
        requireTypes(fields, eventDate, measures);
    }

    /** A contract without rules beside those of its fields. */
    public RecordSchema(
            String dataset,
            ZoneId zone,
            String theme,
            String eventDate,
            List<String> dimensions,
            List<Measure> measures,
            List<Field> fields) {
        this(dataset, zone, theme, eventDate, dimensions, measures, fields, ContractRules.NONE);
    }

    public Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The place of a field among {@link #fields()}, from 0, where each record has its value too. */
    public int place(String name) {
        return fields.indexOf(field(name));
    }

    /** The fields of the business key in its order; empty where the contract declares none. */
    public List<Field> key() {
        return fields.stream()
                .filter(Field::isKey)
                .sorted(Comparator.comparing(Field::key))
                .toList();
    }

    public Optional<Field> eventDateField() {
        return Optional.ofNullable(eventDate).map(this::field);
    }

    /** The measures whose totals a provider may declare. */
    public List<Measure> totals() {
        return measures.stream().filter(Measure::isSum).toList();
    }

    /** The measures that are added up. */
    public List<Measure> additiveMeasures() {
        return measures.stream().filter(Measure::addsUp).toList();
    }

    /** The measures that count distinct things. */
    public List<Measure> distinctMeasures() {
        return measures.stream().filter(measure -> !measure.addsUp()).toList();
    }

    /** What a record fails whose business key another one has (R8.3). */
    public Failure doubled() {
        List<String> headings = key().stream().map(Field::physicalName).toList();
        String only = key().size() == 1 ? key().get(0).name() : null;
        return new Failure(
                only,
                Rule.UNIQUE,
                new Text(
                        "业务主键（" + String.join("、", headings) + "）与本批次或此前已接收的另一条记录重复",
                        "another record of this batch, or one accepted before, has the same business key ("
                                + String.join(", ", headings) + ")"));
    }

    /** What a record fails that refers to what is not there. */
    public Failure missing(ReferenceRule rule) {
        Field field = field(rule.field());
        String to = rule.dataset() + "." + rule.of();
        return new Failure(
                field.name(),
                Rule.REFERENCE,
                new Text(
                        "“" + field.physicalName() + "”应为 " + to + " 中已接收且有效的记录的主键，请先报送该记录",
                        field.physicalName() + " must be the key of a record of " + to
                                + " that was accepted before; send that first"));
    }

    private static Stream<String> fieldsOf(Measure measure) {
        return Stream.concat(
                measure.factors().stream(), Stream.ofNullable(measure.when()).map(Condition::field));
    }

    private static void requireOne(Stream<String> names, String what) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Two of one " + what + ": " + name);
        });
    }

    private static void requireKnown(Set<String> names, Stream<String> referred) {
        referred.filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("No such field: " + name);
        });
    }

    private static void requireKeyInOrder(List<Field> fields) {
        List<Integer> positions = fields.stream()
                .map(Field::key)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (!positions.equals(IntStream.rangeClosed(1, positions.size()).boxed().toList())) {
            throw new IllegalArgumentException("The key's positions are not 1 to n: " + positions);
        }
    }

    private static void requireTypes(List<Field> fields, String eventDate, List<Measure> measures) {
        Set<String> factors = new HashSet<>();
        measures.stream().filter(Measure::isSum).forEach(measure -> factors.addAll(measure.factors()));
        for (Field field : fields) {
            if (factors.contains(field.name()) && !field.type().isNumeric()) {
                throw new IllegalArgumentException("Only numbers can be summed: " + field.name());
            }
            boolean dated = field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP;
            if (field.name().equals(eventDate) && !dated) {
                throw new IllegalArgumentException("An event date is a date or a timestamp: " + eventDate);
            }
        }
    }
}
