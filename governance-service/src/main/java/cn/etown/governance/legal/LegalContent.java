package cn.etown.governance.legal;

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

/** What a legal record says; it never changes. */
@Schema(description = "法律依据与风险: why the interface may be collected, and at what risk", examples = LegalContent.EXAMPLE)
public record LegalContent(
        @NotEmpty @Size(max = 20) @Schema(description = "依据")
        List<@NotNull @Valid Basis> bases,

        @Size(max = 50) @Schema(description = "涉及的个人信息: kinds of personal data; empty where none is involved")
        List<@NotBlank @Size(max = 100) @Pattern(regexp = LegalContent.TEXT) String> personalData,

        @Size(max = 50) @Schema(description = "风险: at least one where personal data are involved")
        List<@NotNull @Valid Risk> risks) {

    static final String TEXT = "^[^\\p{Cc}\\p{Cs}]*$";

    private static final int MOST_NAMED = 20;

    static final String EXAMPLE = """
            {"bases": [{"kind": "CONTRACT", "citation": "数据采集责任书〔2026〕12号",
                        "link": "https://example.org/agreements/12", "validUntil": "2027-03-01"}],
             "personalData": ["收货人电话"],
             "risks": [{"risk": "收货人电话外泄", "measure": "只报送后四位", "owner": "数据组"}]}""";

    public LegalContent {
        personalData = personalData == null ? List.of() : personalData;
        risks = risks == null ? List.of() : risks;
    }

    /** Whether it names no personal data although fields count as such. */
    boolean passesOver(List<String> personalFields) {
        return personalData.isEmpty() && !personalFields.isEmpty();
    }

    /** Some fields, for a person to read. */
    static String named(List<String> fields) {
        var some = String.join("、", fields.subList(0, Math.min(fields.size(), MOST_NAMED)));
        return fields.size() > MOST_NAMED ? some + " …" : some;
    }

    /** One ground on which the data may be collected. */
    @Schema(name = "LegalBasis", description = "依据: law, contract, consent or licence, as it is cited")
    public record Basis(
            @NotNull @Schema(description = "类别: LAW 法律法规, CONTRACT 合同, CONSENT 同意, LICENCE 许可")
            BasisKind kind,

            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = TEXT)
            @Schema(description = "引用: article, number or title", examples = "数据采集责任书〔2026〕12号")
            String citation,

            @Size(max = 500)
            @Pattern(regexp = "^https?://[^\\p{Cc}\\p{Cs}\\s]+$")
            @Schema(description = "链接", examples = "https://example.org/agreements/12")
            String link,

            @Schema(description = "有效期至: the last day on which it holds; absent where it has no end") @PlausibleDay
            LocalDate validUntil) {}

    /** What sort of ground. */
    @Schema(name = "LegalBasisKind", description = "LAW 法律法规, CONTRACT 合同, CONSENT 同意, LICENCE 许可")
    public enum BasisKind {
        LAW,
        CONTRACT,
        CONSENT,
        LICENCE
    }

    /** What may go wrong, what is done against it, and who does it. */
    @Schema(name = "LegalRisk", description = "风险: what may go wrong, the measure against it, and who answers for that")
    public record Risk(
            @NotBlank @Size(max = 500) @Pattern(regexp = TEXT) @Schema(description = "风险", examples = "收货人电话外泄")
            String risk,

            @NotBlank @Size(max = 500) @Pattern(regexp = TEXT) @Schema(description = "措施", examples = "只报送后四位")
            String measure,

            @NotBlank @Size(max = 100) @Pattern(regexp = TEXT) @Schema(description = "负责科室", examples = "数据组")
            String owner) {}
}
