package cn.etown.governance.classification;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to propose masking rules. */
@Schema(description = "提议脱敏规则: all rules as they are to hold from a day on", examples = """
        {"validFrom": "2027-01-01", "source": "采监〔2026〕40号",
         "rules": [{"personalOnly": true, "kinds": ["TEXT"], "masking": {"method": "KEEP_LAST", "keep": 4}},
                   {"from": "CORE", "personalOnly": false,
                    "kinds": ["TEXT", "PLACE", "NUMBER", "DATE", "TIMESTAMP", "TIME", "FLAG"], "masking": {"method": "NULL"}}]}""")
public record MaskingRulesRequest(
        @NotNull
        @PlausibleDay
        @Schema(description = "生效日: later than the day on which they are accepted", examples = "2027-01-01")
        LocalDate validFrom,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "依据: where the rules are taken from", examples = "采监〔2026〕40号")
        String source,

        @NotEmpty @Size(max = 100) @Schema(description = "规则: all of them, in any order")
        List<@NotNull @Valid MaskingRuleView> rules) {}
