package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to record how a data item stands. */
@Schema(description = "数据项状态变更: how it stands, and why", examples = """
        {"target": "CONNECTED", "interface": "online-retail", "interfaceField": "amount",
         "reason": "接口规范第 3 字段承载", "evidence": []}""")
public record MoveDataItemRequest(
        @NotNull @Schema(description = "目标状态; EXEMPT is reached only by an exemption that a governor grants")
        ItemCoverage target,

        @JsonProperty("interface")
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @Schema(
                description =
                        "数据接口: which interface of the same source system carries it; for CONNECTED and nothing else",
                examples = "online-retail")
        String interfaceCode,

        @Size(max = 60)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description =
                        "接口字段: which field of the interface's contract in force carries it; for CONNECTED and nothing else",
                examples = "amount")
        String interfaceField,

        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "接入需求: link of the demand that waits for it; for PLANNED and nothing else",
                examples = "/api/collection/v1/demands/019b76da-a800-7000-8000-000000000003")
        String demand,

        @PlausibleDay
        @Schema(
                description =
                        "计划接入日期: the last day on which it counts as planned, after today and at most 366 days ahead;"
                                + " for PLANNED and nothing else",
                examples = "2026-06-30")
        LocalDate plannedFor,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "接口规范第 3 字段承载")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
