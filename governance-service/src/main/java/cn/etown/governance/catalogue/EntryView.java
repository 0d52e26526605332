package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.EntryKind;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of something that was found in the catalogue. */
@Schema(name = "CatalogueEntry", description = "目录条目: something in the catalogue", examples = """
        {"kind": "FIELD", "id": "saleAmount", "nameZh": "销售金额", "nameEn": "saleAmount", "unit": "91141029MA0DEM1AXT",
         "domain": "BUSINESS_PLATFORM", "state": "IN_FORCE", "interface": "online-retail", "version": "1.0.0",
         "description": null,
         "caliber": {"text": "含税成交金额，退货按退款日冲减", "source": "DATA_ELEMENT",
                     "link": "/api/governance/v1/data-elements/saleAmount"}, "sensitivityClass": "L2",
         "personalData": false, "parent": "contract:019b76da-a800-7000-8000-000000000001",
         "link": "/api/governance/v1/contracts/019b76da-a800-7000-8000-000000000001"}""")
public record EntryView(
        @Schema(description = "类别") EntryKind kind,

        @Schema(
                description = "标识: code of a unit or interface, id of a source system or contract, name of a field",
                examples = "saleAmount")
        String id,

        @Schema(description = "中文名称: the name; of a field its business name or heading", nullable = true)
        String nameZh,

        @Schema(description = "英文名称: the name in English, where there is one; the name of a field", nullable = true)
        String nameEn,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "所属域: a unit may have source systems in several, so it has none here", nullable = true)
        DataDomain domain,

        @Schema(
                description =
                        "状态: phase of a source system, state of an interface or contract; of a field that of its contract",
                nullable = true,
                examples = "IN_FORCE")
        String state,

        @JsonProperty("interface") @Schema(description = "数据接口: of a contract or field", nullable = true)
        String interfaceCode,

        @Schema(description = "规范版本: of a contract or field", nullable = true, examples = "1.0.0")
        String version,

        @Schema(description = "说明: what the contract says of the field", nullable = true)
        String description,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "口径: of a field: what its contract says, else what its data element says; absent where neither does. What was decided after is under the interface's calibers")
        FieldCaliberView caliber,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "分级: of a field; absent where nobody has classified it")
        SensitivityClass sensitivityClass,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "是否个人信息: of a field", examples = "false")
        Boolean personalData,

        @Schema(
                description =
                        "上级节点: where it stands in the tree; a unit may stand in several places; null for who cannot walk there",
                nullable = true,
                examples = "contract:019b76da-a800-7000-8000-000000000001")
        String parent,

        @Schema(
                description = "链接: the thing itself; of a field its contract; for a data user what its fields mean",
                examples = "/api/governance/v1/contracts/019b76da-a800-7000-8000-000000000001")
        String link) {}
