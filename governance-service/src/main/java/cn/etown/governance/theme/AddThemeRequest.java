package cn.etown.governance.theme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to add a theme. */
@Schema(description = "新增监测主题: a theme that the county monitors from a day on", examples = """
        {"code": "LOGISTICS", "content": {"nameZh": "物流", "nameEn": "Logistics", "measures": ["parcelsOut", "parcelsIn"],
         "aggregates": ["SUM", "SUM"], "holdsFrom": "2027-07-01", "reason": "县域物流监测"}}""")
public record AddThemeRequest(
        @NotNull
        @Pattern(regexp = ThemeResource.CODE)
        @Schema(description = "主题代码: as contracts name it", examples = "LOGISTICS")
        String code,

        @NotNull @Valid @Schema(description = "主题内容") ThemeContent content) {}
