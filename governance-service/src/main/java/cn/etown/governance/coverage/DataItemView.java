package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.Presence;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a data item. */
@Schema(description = "数据项: a thing a source system holds that could be collected", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "sourceSystem": "019b76da-a800-7000-8000-000000000002",
         "unit": "91141029MA0DEM1AXT", "domain": "BUSINESS_PLATFORM", "table": "orders", "field": "amount", "title":"
                 + " "金额",
         "type": "numeric(12,2)", "origin": "LISTING", "reference":"
                 + " "schema-listings/019b76da-a800-7000-8000-000000000003",
         "presence": "LISTED", "standing": "CONNECTED", "recorded": "CONNECTED", "interface": "online-retail", "interfaceField": "amount",
         "inScope": true, "scenario": "农产品销售监测", "registeredAt": "2026-03-02T01:00:00Z", "revision": 2}""")
public record DataItemView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "源系统") UUID sourceSystem,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "所属域") DataDomain domain,
        @Schema(description = "表名", examples = "orders") String table,
        @Schema(description = "字段名", examples = "amount") String field,
        @Schema(description = "名称", examples = "金额") String title,

        @Schema(description = "源类型", examples = "numeric(12,2)")
        String type,

        @Schema(description = "来源: how it became known first")
        Origin origin,

        @Schema(description = "出处: the first listing, demand or inspection; all of them are its references")
        String reference,

        @Schema(description = "清单状态") Presence presence,

        @Schema(description = "不再列出之日: the day of the first listing without it")
        LocalDate goneSince,

        @Schema(
                description =
                        "状态: what it counts as today. MISSING also where its interface is not ONLINE or DEPRECATED or"
                                + " the contract in force lacks its field, or where its exemption or its plan has ended")
        ItemCoverage standing,

        @Schema(description = "记录的状态: what was decided last")
        ItemCoverage recorded,

        @JsonProperty("interface") @Schema(description = "数据接口: which is to carry it", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "接口字段: which field of the interface's contract carries it", examples = "amount")
        String interfaceField,

        @Schema(description = "接入需求: which waits for it") String demand,

        @Schema(description = "计划接入日期: the last day on which it counts as planned")
        LocalDate plannedFor,

        @Schema(description = "豁免截止日期: the last day of its exemption")
        LocalDate exemptUntil,

        @Schema(description = "是否在接入范围: until a decision takes it out, an item is in")
        boolean inScope,

        @Schema(description = "场景: the approved scenario that needs it; absent until one is named")
        String scenario,

        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static DataItemView of(DataItem item, ItemCoverage today) {
        return new DataItemView(
                item.id(),
                item.sourceSystem(),
                item.unit(),
                item.domain(),
                item.name().table(),
                item.name().field(),
                item.title(),
                item.type(),
                item.origin(),
                item.reference(),
                item.presence(),
                item.goneSince(),
                today,
                item.recorded(),
                item.interfaceCode(),
                item.interfaceField(),
                item.demand(),
                item.plannedFor(),
                item.exemptUntil(),
                item.inScope(),
                item.scenario(),
                item.registeredAt(),
                item.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
