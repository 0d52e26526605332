package cn.etown.governance.usage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Set;

/** What the API shows of something that depends on an interface. */
@Schema(description = "依赖方: something that depends on an interface", examples = """
        {"kind": "INDICATOR", "link": "/api/monitoring/v1/indicators/019b76da-a800-7000-8000-000000000001",
         "name": "网络零售额", "fields": ["price", "quantity"]}""")
public record DependentView(
        @Schema(description = "种类: GRANT, DEMAND, INDICATOR, DERIVED_ASSET or DATA_ITEM")
        String kind,

        @Schema(description = "链接: the path where it is found")
        String link,

        @Schema(description = "名称") String name,

        @Schema(description = "负责单位: absent where the center answers for it")
        String unit,

        @Schema(description = "所用字段: those that are touched; none means the whole record")
        List<String> fields) {

    /** Shows {@code dependent} with those of its fields that are among {@code touched}; with all where that is empty. */
    public static DependentView of(Dependent dependent, Set<String> touched) {
        return new DependentView(
                dependent.kind(),
                dependent.link(),
                dependent.name(),
                dependent.unit(),
                dependent.fields().stream()
                        .filter(field -> touched.isEmpty() || touched.contains(field))
                        .sorted()
                        .toList());
    }
}
