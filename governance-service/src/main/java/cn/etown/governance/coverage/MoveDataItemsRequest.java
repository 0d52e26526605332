package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to record how many data items of one source system stand. */
@Schema(description = "批量数据项状态变更: how they all stand, and why", examples = """
        {"target": "CONNECTED", "interface": "online-retail", "reason": "接口上线", "evidence": [], "items":
         [{"id": "019b76da-a800-7000-8000-000000000001", "revision": 0, "interfaceField": "amount"}]}""")
public record MoveDataItemsRequest(
        @NotNull @Schema(description = "目标状态; EXEMPT is reached only by an exemption that a governor grants")
        ItemCoverage target,

        @JsonProperty("interface")
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @Schema(description = "数据接口: for CONNECTED and nothing else", examples = "online-retail")
        String interfaceCode,

        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "接入需求: for PLANNED and nothing else",
                examples = "/api/collection/v1/demands/019b76da-a800-7000-8000-000000000003")
        String demand,

        @PlausibleDay @Schema(description = "计划接入日期: for PLANNED and nothing else", examples = "2026-06-30")
        LocalDate plannedFor,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "接口上线")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence,

        @NotEmpty @Size(max = SystemDecisions.MOST_ITEMS) @Schema(description = "数据项: each once")
        List<@NotNull @Valid ItemToMove> items) {

    MoveDataItemRequest of(ItemToMove item) {
        return new MoveDataItemRequest(
                target, interfaceCode, item.interfaceField(), demand, plannedFor, reason, evidence);
    }
}
