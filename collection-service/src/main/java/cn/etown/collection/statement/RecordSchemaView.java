package cn.etown.collection.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version of a contract says of a record, as it is enforced here and as the tool takes it. */
@Schema(name = "RecordSchema", description = "接口规范的字段: what a version of a contract says of a record", examples = """
        {"interface": "sales-lines", "unit": "91141029MA0DEM1AXT", "version": 1, "documentVersion": "1.0.0",
         "schema": {"dataset": "sales", "zone": "Asia/Shanghai", "eventDate": "day", "measures": [],
          "fields": [{"name": "order", "physicalName": "单号", "type": "STRING", "required": true, "key": 1},
                     {"name": "day", "physicalName": "日期", "type": "DATE", "required": true}]}}""")
public record RecordSchemaView(
        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "单位代码") String unit,

        @Schema(description = "版本") int version,

        @Schema(description = "规范文档版本") String documentVersion,

        @JsonRawValue @Schema(description = "字段、业务主键与合计: fields, business key and measures", type = SchemaType.OBJECT)
        String schema) {}
