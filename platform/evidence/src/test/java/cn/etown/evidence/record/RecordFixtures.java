package cn.etown.evidence.record;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A contract for sales lines and records under it. */
public final class RecordFixtures {

    public static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    public static final Period DAY = new Period(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 1));
    public static final List<String> HEADING = List.of("单号", "商品", "数量", "单价", "时间", "会员");

    private RecordFixtures() {}

    public static FieldBuilder field(String name, FieldType type) {
        return new FieldBuilder(name, type);
    }

    /** Sales lines with the business key (order, product). */
    public static RecordSchema sales() {
        return new RecordSchema(
                "sales",
                COUNTY,
                "SALES",
                "soldAt",
                List.of("product"),
                List.of(
                        new Measure("amount", Measure.Aggregate.SUM, List.of("quantity", "price"), null),
                        new Measure(
                                "returned",
                                Measure.Aggregate.SUM,
                                List.of("quantity"),
                                new Condition("quantity", "0", null, null)),
                        new Measure("lines", Measure.Aggregate.COUNT, List.of(), null)),
                List.of(
                        field("order", FieldType.STRING).heading("单号").key(1).build(),
                        field("product", FieldType.STRING).heading("商品").key(2).build(),
                        field("quantity", FieldType.INTEGER)
                                .heading("数量")
                                .required()
                                .build(),
                        field("price", FieldType.NUMBER)
                                .heading("单价")
                                .required()
                                .scale(2)
                                .minimum("0")
                                .build(),
                        field("soldAt", FieldType.TIMESTAMP)
                                .heading("时间")
                                .format("yyyy-MM-dd HH:mm:ss")
                                .build(),
                        field("member", FieldType.BOOLEAN).heading("会员").build()));
    }

    /** The same, with times that are meant in {@code zone}. */
    static RecordSchema salesIn(String zone) {
        RecordSchema sales = sales();
        return new RecordSchema(
                sales.dataset(),
                ZoneId.of(zone),
                sales.theme(),
                sales.eventDate(),
                sales.dimensions(),
                sales.measures(),
                sales.fields());
    }

    /** The same without a business key. */
    static RecordSchema salesWithoutKey() {
        RecordSchema sales = sales();
        return new RecordSchema(
                sales.dataset(),
                sales.zone(),
                sales.theme(),
                sales.eventDate(),
                sales.dimensions(),
                sales.measures(),
                sales.fields().stream()
                        .map(field -> field(field.name(), field.type())
                                .heading(field.physicalName())
                                .format(field.format())
                                .build())
                        .toList());
    }

    static RecordReader reader(RecordSchema schema) {
        return new RecordFormat(schema).under(HEADING, DAY);
    }

    /** Reads the lines of a correction, whose operation stands last. */
    static RecordReader correction(RecordSchema schema) {
        List<String> heading = new ArrayList<>(HEADING);
        heading.add("_operation");
        return new RecordFormat(schema).ofCorrections().under(heading, DAY);
    }

    static ReadRecord read(RecordSchema schema, String... cells) {
        return reader(schema).read(2, Arrays.asList(cells));
    }

    /** The value that one field of its own makes of {@code cell}, {@code null} where it makes none. */
    static Comparable<?> typed(FieldBuilder field, String cell) {
        return readOne(field, cell).values()[0];
    }

    static List<Rule> failedRules(FieldBuilder field, String cell) {
        return failures(field, cell).stream().map(Failure::rule).toList();
    }

    static List<Failure> failures(FieldBuilder field, String cell) {
        return readOne(field, cell).failures();
    }

    private static ReadRecord readOne(FieldBuilder builder, String cell) {
        Field field = builder.build();
        RecordSchema schema = new RecordSchema("one", COUNTY, null, null, List.of(), List.of(), List.of(field));
        return new RecordFormat(schema)
                .under(List.of(field.physicalName()), DAY)
                .read(2, List.of(cell));
    }

    /** Builds a field, of which most things are mostly absent. */
    public static final class FieldBuilder {

        private final String name;
        private final FieldType type;
        private String heading;
        private boolean required;
        private Integer key;
        private String format;
        private Boolean withOffset;
        private Integer scale;
        private Integer precision;
        private String minimum;
        private String exclusiveMinimum;
        private String maximum;
        private String exclusiveMaximum;
        private String multipleOf;
        private Integer minLength;
        private Integer maxLength;
        private String pattern;
        private List<String> allowed;

        private FieldBuilder(String name, FieldType type) {
            this.name = name;
            this.type = type;
        }

        public FieldBuilder heading(String value) {
            heading = value;
            return this;
        }

        FieldBuilder required() {
            required = true;
            return this;
        }

        FieldBuilder key(int position) {
            key = position;
            return this;
        }

        FieldBuilder format(String value) {
            format = value;
            return this;
        }

        FieldBuilder withOffset() {
            withOffset = true;
            return this;
        }

        FieldBuilder scale(int value) {
            scale = value;
            return this;
        }

        FieldBuilder precision(int value) {
            precision = value;
            return this;
        }

        FieldBuilder minimum(String value) {
            minimum = value;
            return this;
        }

        FieldBuilder exclusiveMinimum(String value) {
            exclusiveMinimum = value;
            return this;
        }

        FieldBuilder maximum(String value) {
            maximum = value;
            return this;
        }

        FieldBuilder exclusiveMaximum(String value) {
            exclusiveMaximum = value;
            return this;
        }

        FieldBuilder multipleOf(String value) {
            multipleOf = value;
            return this;
        }

        FieldBuilder length(int min, int max) {
            minLength = min;
            maxLength = max;
            return this;
        }

        FieldBuilder pattern(String value) {
            pattern = value;
            return this;
        }

        FieldBuilder allowed(String... values) {
            allowed = List.of(values);
            return this;
        }

        public Field build() {
            return new Field(
                    name,
                    heading,
                    type,
                    required,
                    key,
                    format,
                    withOffset,
                    scale,
                    precision,
                    minimum,
                    exclusiveMinimum,
                    maximum,
                    exclusiveMaximum,
                    multipleOf,
                    minLength,
                    maxLength,
                    pattern,
                    allowed);
        }
    }
}
