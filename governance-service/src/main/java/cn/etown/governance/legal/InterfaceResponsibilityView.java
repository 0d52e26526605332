package cn.etown.governance.legal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of who answers for an interface. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "接口责任人: which of its unit's responsible people answers for an interface", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interface": "online-retail",
         "person": "019b76da-a800-7000-8000-000000000002", "office": "信息科", "duty": "数据责任人",
         "contact": "0357-0000000", "from": "2026-03-01", "until": "2026-12-31", "namedBy": "signer-a", "namedAt": "2026-03-01T01:00:00Z"}""")
public record InterfaceResponsibilityView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(
                description =
                        "责任人: id on the register of the unit's responsible people; absent where it was named before")
        UUID person,

        @Schema(description = "科室或职务: as the register had it", examples = "信息科")
        String office,

        @Schema(description = "职责: as the register had it", examples = "数据责任人")
        String duty,

        @Schema(description = "联系方式: as the register has it now", examples = "0357-0000000")
        String contact,

        @Schema(description = "自: the first day") LocalDate from,

        @Schema(description = "至: the last day, where there is one; the person's own last day ends it too")
        LocalDate until,

        @Schema(description = "确定人: the signer who named it")
        String namedBy,

        @Schema(description = "确定时间") Instant namedAt) {}
