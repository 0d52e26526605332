package cn.etown.collection.profile;

import cn.etown.collection.profile.domain.FieldProfile;
import cn.etown.collection.profile.domain.FrequentValue;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.FieldType;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the values of one field look like. */
@Schema(name = "FieldProfile", description = "字段画像: what the values of one field look like", examples = """
        {"field": "quantity", "type": "INTEGER", "required": true, "empty": 1, "untyped": 2, "emptyConforming": 0, "values": 3105,
         "distinct": {"estimate": 40, "atLeast": 40, "atMost": 40}, "open": true, "minimum": "-12", "maximum": "480",
         "sum": "26814", "mean": "8.635748", "top": [{"value": "1", "atLeast": 912, "atMost": 912}]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProfileView(
        @JsonIgnore int ordinal,

        @Schema(description = "字段") String field,

        @Schema(description = "类型") FieldType type,

        @Schema(description = "必填: whether every record must have a value")
        boolean required,

        @Schema(description = "空格数: empty cells, of all records told into columns")
        long empty,

        @Schema(description = "非法格数: cells that are no value of the type; all of refused records")
        long untyped,

        @Schema(description = "合格记录的空格数: empty cells of records that conformed")
        long emptyConforming,

        @Schema(description = "有值数: values of records that conformed; all below is about these")
        long values,

        DistinctView distinct,

        @Schema(
                description =
                        "可示值: whether values are shown: where the field is classified L1 or L2 and tells of no person, when the"
                                + " records came and now")
        boolean open,

        @Schema(
                description =
                        "最小值: in canonical text, texts by their code points; at most its first 100 characters; absent where values"
                                + " are not shown, or there are none",
                nullable = true)
        String minimum,

        @Schema(description = "最大值", nullable = true) String maximum,

        @Schema(description = "合计: of numbers, exact", nullable = true)
        String sum,

        @Schema(description = "均值: of numbers, to six decimal places more than they have", nullable = true)
        String mean,

        @Schema(
                description =
                        "高频值: at most ten, the most frequent first; only values that are certainly more frequent than all not named",
                nullable = true)
        List<TopValue> top) {

    @Schema(
            name = "Distinct",
            description =
                    "不同值数: exact up to 1,023 but for one case in 400; beyond, an estimate with a standard error of 1.23 %")
    public record DistinctView(
            @Schema(description = "估计值") long estimate,

            @Schema(description = "下限: there are so many at least; both bounds hold in 95 of 100 cases")
            long atLeast,

            @Schema(description = "上限") long atMost) {}

    @Schema(name = "TopValue", description = "高频值")
    public record TopValue(
            @Schema(description = "值: in canonical text, at most its first 100 characters")
            String value,

            @Schema(description = "至少: so many records have it at least")
            long atLeast,

            @Schema(description = "至多: so many at most") long atMost) {

        static TopValue of(FrequentValue value) {
            return new TopValue(value.value(), value.atLeast(), value.atMost());
        }
    }

    static FieldProfileView of(int ordinal, FieldProfile field) {
        return new FieldProfileView(
                ordinal,
                field.name(),
                field.type(),
                field.required(),
                field.empty(),
                field.untyped(),
                field.emptyConforming(),
                field.values(),
                new DistinctView(
                        field.distinct().estimate(),
                        field.distinct().atLeast(),
                        field.distinct().atMost()),
                field.isOpen(),
                field.minimum().orElse(null),
                field.maximum().orElse(null),
                field.sum().map(Decimals::text).orElse(null),
                field.mean().map(Decimals::text).orElse(null),
                field.isOpen() ? field.frequent().stream().map(TopValue::of).toList() : null);
    }
}
