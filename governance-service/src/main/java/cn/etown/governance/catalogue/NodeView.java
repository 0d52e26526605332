package cn.etown.governance.catalogue;

import cn.etown.governance.catalogue.domain.NodeKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of one place in the tree. */
@Schema(name = "CatalogueNode", description = "目录节点: one place in the tree of the catalogue", examples = """
        {"node": "interface:online-retail", "kind": "INTERFACE", "id": "online-retail", "nameZh": "网店销售明细", "nameEn": null,
         "state": "ONLINE", "children": 2, "link": "/api/governance/v1/interfaces/online-retail"}""")
public record NodeView(
        @Schema(
                description =
                        "节点: name it as `parent` to see what is below; not there for a field, below which nothing is",
                examples = "interface:online-retail")
        String node,

        @Schema(description = "类别") NodeKind kind,

        @Schema(
                description =
                        "标识: domain, code of a unit or interface, id of a source system or contract, name of a field",
                examples = "online-retail")
        String id,

        @Schema(description = "中文名称: the name; of a field its business name or heading", nullable = true)
        String nameZh,

        @Schema(
                description =
                        "英文名称: the name in English, where there is one; the version of a contract, the name of a field",
                nullable = true)
        String nameEn,

        @Schema(
                description = "状态: phase of a source system, state of an interface or contract",
                nullable = true,
                examples = "ONLINE")
        String state,

        @Schema(description = "下级数量: how many stand below it")
        long children,

        @Schema(
                description = "链接: the thing itself; a domain has none, a field that of its contract",
                nullable = true,
                examples = "/api/governance/v1/interfaces/online-retail")
        String link) {}
