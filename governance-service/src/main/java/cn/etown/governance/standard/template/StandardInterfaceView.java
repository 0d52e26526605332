package cn.etown.governance.standard.template;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API shows of a standard interface. */
@Schema(name = "StandardInterface", description = "标准接口: a contract that is ready to use", examples = """
        {"code": "sales-lines", "theme": "SALES", "nameZh": "销售明细", "nameEn": "Sales lines",
         "descriptionZh": "每个订单商品行的成交或退货，退货为负数",
         "descriptionEn": "Each line of an order, sold or returned; returns are negative", "version": "1.0.0", "versions": ["1.0.0"],
         "holdsFrom": "2024-01-01", "newest": 1,
         "template": "/api/governance/v1/standards/sales-lines/template?version=1.0.0"}""")
public record StandardInterfaceView(
        @Schema(description = "标准代码", examples = "sales-lines")
        String code,

        @Schema(description = "监测主题: the theme it feeds") String theme,
        @Schema(description = "中文名称", examples = "销售明细") String nameZh,

        @Schema(description = "英文名称", examples = "Sales lines")
        String nameEn,

        @Schema(description = "中文说明") String descriptionZh,
        @Schema(description = "英文说明") String descriptionEn,

        @Schema(description = "现行版本: the newest that holds today", examples = "1.0.0")
        String version,

        @Schema(description = "历次版本: oldest first, those that are still to come among them")
        List<String> versions,

        @Schema(description = "生效日期: of the version in force", examples = "2024-01-01")
        LocalDate holdsFrom,

        @Schema(description = "版本数: counts the versions; the ETag says the same", examples = "1")
        long newest,

        @Schema(description = "模板: the path of this version's document")
        String template) {

    static StandardInterfaceView of(StandardHistory history, LocalDate day, String template) {
        var shown = history.on(day);
        return new StandardInterfaceView(
                shown.code(),
                shown.theme(),
                shown.nameZh(),
                shown.nameEn(),
                shown.descriptionZh(),
                shown.descriptionEn(),
                shown.version(),
                history.versions().stream()
                        .map(StandardInterfaceVersion::version)
                        .toList(),
                shown.holdsFrom(),
                history.newest().number(),
                template);
    }

    EntityVersion entityVersion() {
        return new EntityVersion(newest);
    }
}
