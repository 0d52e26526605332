package cn.etown.governance.assurance;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a policy. */
@Schema(
        description = "保障策略: one version of what is asked of an interface, never changed",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interface": "online-retail", "number": 1,
         "holdsFrom": "2026-03-02", "terms": """ + PolicyTerms.EXAMPLE + """
        , "reason": "首次设置", "setBy": "operator", "setAt": "2026-03-01T01:00:00Z"}""")
public record AssurancePolicyView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "序号: counts the versions of one interface, from 1", examples = "1")
        int number,

        @Schema(description = "生效日期: the first day on which it holds, until another version's begins")
        LocalDate holdsFrom,

        @Schema(description = "保障要求") PolicyTerms terms,

        @Schema(description = "原因", examples = "首次设置") String reason,
        @Schema(description = "设置人") String setBy,
        @Schema(description = "设置时间") Instant setAt) {}
