package cn.etown.governance.legal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of who answers for an interface. */
@Schema(description = "接口责任人: who answers for an interface, by office and duty", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interface": "online-retail", "office": "信息科",
         "duty": "科长", "contact": "0357-0000000", "namedBy": "signer-a", "namedAt": "2026-03-01T01:00:00Z"}""")
public record InterfaceResponsibilityView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "科室", examples = "信息科") String office,
        @Schema(description = "职务", examples = "科长") String duty,

        @Schema(description = "联系方式", examples = "0357-0000000")
        String contact,

        @Schema(description = "确定人: the signer who named it")
        String namedBy,

        @Schema(description = "确定时间") Instant namedAt) {}
