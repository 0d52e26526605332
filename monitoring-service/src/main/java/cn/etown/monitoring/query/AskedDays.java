package cn.etown.monitoring.query;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** About which unit and which days something is asked; a resource method takes it as {@code @Valid @BeanParam}. */
public class AskedDays {

    @QueryParam("unit")
    @NotNull
    @Pattern(regexp = AskedDay.UNIT)
    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("from")
    @NotNull
    @Pattern(regexp = AskedDay.DATE)
    @Parameter(
            description = "开始日期: the first day",
            example = "2010-12-01",
            required = true,
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String from;

    @QueryParam("to")
    @NotNull
    @Pattern(regexp = AskedDay.DATE)
    @Parameter(
            description = "结束日期: the last day; at most 366 days in all",
            example = "2010-12-31",
            required = true,
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String to;

    public String unit() {
        return unit;
    }

    /** The days; refuses what is no day, is out of order or is too much. */
    public Days days() {
        return new Days(Days.parse("from", from), Days.parse("to", to));
    }
}
