package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Coarseness;
import cn.etown.governance.classification.domain.Masking;
import cn.etown.governance.classification.domain.MaskingMethod;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows and takes of a masking. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Masking",
        description = "脱敏方法: NONE 不脱敏, GENERALISE_DATE 日期泛化, GENERALISE_PLACE 地点泛化, TRUNCATE 截断, KEEP_LAST 保留末几位,"
                + " HASH_WITH_KEY 带密钥的散列 (HMAC-SHA-256), NULL 置空; in this order the later one is stricter, and of one method"
                + " that which keeps fewer or generalises further",
        examples = """
        {"method": "KEEP_LAST", "keep": 4}""")
public record MaskingView(
        @NotNull @Schema(description = "方法") MaskingMethod method,

        @Schema(
                description =
                        "保留位数: of TRUNCATE and KEEP_LAST, 1 to 50 characters or digits; a value no longer is hidden whole",
                examples = "4")
        Integer keep,

        @Schema(
                description =
                        "泛化至: MONTH, QUARTER or YEAR of GENERALISE_DATE; COUNTY, CITY or PROVINCE of GENERALISE_PLACE")
        Coarseness to,

        @Size(max = 64)
        @Pattern(regexp = "^[a-z0-9][a-z0-9._-]*$")
        @Schema(description = "密钥编号: of HASH_WITH_KEY; the key itself is never sent here", examples = "masking-2026")
        String key) {

    static MaskingView of(Masking masking) {
        return new MaskingView(masking.method(), masking.keep(), masking.to(), masking.key());
    }

    Masking masking() {
        return new Masking(method, keep, to, key);
    }
}
