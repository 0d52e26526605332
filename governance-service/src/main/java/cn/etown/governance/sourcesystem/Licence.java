package cn.etown.governance.sourcesystem;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** By what right data of a system outside the county may be used. */
@Schema(description = "许可或法律依据: by what right an external source is used", examples = """
        {"text": "与平台方签订的数据使用协议", "link": "https://files.unit-a.example/licence.pdf", "until": "2027-12-31"}""")
public record Licence(
        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "许可或法律依据: the licence or the law, in words", examples = "与平台方签订的数据使用协议")
        String text,

        @Size(max = 500)
        @Pattern(regexp = "^https?://[^\\s\\p{Cc}\\p{Cs}]+$")
        @Schema(description = "链接: where it can be read", examples = "https://files.unit-a.example/licence.pdf")
        String link,

        @Schema(description = "有效期至: the last day, where there is one", examples = "2027-12-31") @PlausibleDay
        LocalDate until) {

    /** Refuses one that has ended before it is filed or accepted. */
    void mustNotHaveEnded(LocalDate today, String pointer) {
        if (until != null && until.isBefore(today)) {
            var detail = new Text("许可已于 " + until + " 到期", "The licence ended on " + until);
            throw new RuleRefused("licence-ended", detail)
                    .withErrors(List.of(new FieldError(pointer, detail)))
                    .withClause("R5.3");
        }
    }
}
