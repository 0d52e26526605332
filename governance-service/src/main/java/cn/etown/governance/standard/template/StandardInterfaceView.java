package cn.etown.governance.standard.template;

import cn.etown.governance.contract.domain.Theme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of a standard interface. */
@Schema(name = "StandardInterface", description = "标准接口: a contract that is ready to use", examples = """
        {"code": "sales-lines", "theme": "SALES", "nameZh": "销售明细", "nameEn": "Sales lines",
         "descriptionZh": "每个订单商品行的成交或退货，退货为负数",
         "descriptionEn": "Each line of an order, sold or returned; returns are negative", "version": "1.0.0", "versions": ["1.0.0"],
         "template": "/api/governance/v1/standards/sales-lines/template?version=1.0.0"}""")
public record StandardInterfaceView(
        @Schema(description = "标准代码", examples = "sales-lines")
        String code,

        @Schema(description = "监测主题: the theme it feeds") Theme theme,
        @Schema(description = "中文名称", examples = "销售明细") String nameZh,

        @Schema(description = "英文名称", examples = "Sales lines")
        String nameEn,

        @Schema(description = "中文说明") String descriptionZh,
        @Schema(description = "英文说明") String descriptionEn,
        @Schema(description = "最新版本", examples = "1.0.0") String version,
        @Schema(description = "历次版本: oldest first") List<String> versions,

        @Schema(description = "模板: the path of the latest version's document")
        String template) {

    static StandardInterfaceView of(StandardInterface standard, String template) {
        return new StandardInterfaceView(
                standard.code(),
                standard.theme(),
                standard.label().zh(),
                standard.label().en(),
                standard.description().zh(),
                standard.description().en(),
                standard.latest(),
                standard.versions(),
                template);
    }
}
