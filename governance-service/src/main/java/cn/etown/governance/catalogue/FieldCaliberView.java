package cn.etown.governance.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of what a field means, and of who says so. */
@Schema(
        name = "CatalogueCaliber",
        description = "字段口径: what a field means, and where that is taken from",
        examples = """
        {"text": "含税成交金额，退货按退款日冲减", "source": "DATA_ELEMENT",
         "link": "/api/governance/v1/data-elements/saleAmount"}""")
public record FieldCaliberView(
        @Schema(description = "口径") String text,
        @Schema(description = "出处") Source source,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "链接: of the data element", examples = "/api/governance/v1/data-elements/saleAmount")
        String link) {

    /** Where a caliber is taken from. */
    @Schema(name = "CatalogueCaliberSource", description = "口径出处")
    public enum Source {
        /** 接口规范 */
        CONTRACT,
        /** 数据元 */
        DATA_ELEMENT
    }
}
