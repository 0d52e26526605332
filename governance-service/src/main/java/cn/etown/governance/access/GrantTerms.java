package cn.etown.governance.access;

import cn.etown.governance.access.domain.RowFilter;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a grant opens: for what, which fields and rows, how much a day, from when until when. */
@Schema(description = "授权内容: purpose, fields, rows, quota and term", examples = GrantTerms.EXAMPLE)
public record GrantTerms(
        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = GrantText.LINE)
        @Schema(
                description = "用途: what the data are for; a phrase that fits everything is refused",
                examples = "测算本县农产品网络零售额")
        String purpose,

        @NotEmpty
        @Size(max = 500)
        @Schema(description = "字段: of the contract in force", examples = "[\"quantity\", \"price\"]")
        List<@NotNull @Pattern(regexp = GrantText.FIELD) String> fields,

        @Size(max = 20)
        @Schema(description = "行过滤: only rows for which all conditions hold; all rows where there is none")
        List<@NotNull @Valid FilterCondition> filter,

        @NotNull @Valid @Schema(description = "配额") Quota quota,

        @NotNull @PlausibleDay @Schema(description = "开始日", examples = "2026-12-01")
        LocalDate from,

        @NotNull @PlausibleDay @Schema(description = "截止日: the last day", examples = "2027-05-31")
        LocalDate until) {

    static final String EXAMPLE = """
            {"purpose": "测算本县农产品网络零售额", "fields": ["quantity", "price"],
             "filter": [{"field": "channel", "operator": "IN", "values": ["网店", "直播"]}],
             "quota": {"recordsPerDay": 100000, "requestsPerDay": 200}, "from": "2026-12-01", "until": "2027-05-31"}""";

    public GrantTerms {
        filter = filter == null ? List.of() : filter;
    }

    RowFilter rowFilter() {
        return new RowFilter(filter.stream().map(FilterCondition::condition).toList());
    }

    /** The fields it touches: those it opens, and those its rows are chosen by, for the choice tells of their values. */
    Set<String> touched() {
        var touched = new LinkedHashSet<>(fields);
        filter.forEach(condition -> touched.add(condition.field()));
        return touched;
    }

    GrantTerms until(LocalDate later) {
        return new GrantTerms(purpose, fields, filter, quota, from, later);
    }
}
