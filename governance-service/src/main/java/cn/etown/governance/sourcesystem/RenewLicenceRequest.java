package cn.etown.governance.sourcesystem;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to renew a licence. */
@Schema(description = "许可续期: the next version of a licence or legal basis, with what shows it", examples = """
        {"text": "与平台方续签的数据使用协议", "link": "https://files.unit-a.example/licence-2.pdf", "until": "2028-12-31",
         "evidence": ["协议〔2027〕8号"]}""")
public record RenewLicenceRequest(
        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "许可或法律依据: the licence or the law, in words", examples = "与平台方续签的数据使用协议")
        String text,

        @Size(max = 500)
        @Pattern(regexp = "^https?://[^\\s\\p{Cc}\\p{Cs}]+$")
        @Schema(description = "链接: where it can be read", examples = "https://files.unit-a.example/licence-2.pdf")
        String link,

        @Schema(description = "有效期至: the last day, where there is one", examples = "2028-12-31") @PlausibleDay
        LocalDate until,

        @NotEmpty @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {

    Licence licence() {
        return new Licence(text, link, until);
    }
}
