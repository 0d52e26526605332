package cn.etown.monitoring.query;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.time.LocalDate;

/** About which unit and which day something is asked; a resource method takes it as {@code @Valid @BeanParam}. */
public class AskedDay {

    static final String UNIT = "[0-9A-HJ-NPQRTUWXY]{18}";
    static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    @QueryParam("unit")
    @NotNull
    @Pattern(regexp = UNIT)
    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("day")
    @NotNull
    @Pattern(regexp = DATE)
    @Parameter(
            description = "日期: the day",
            example = "2010-12-01",
            required = true,
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String day;

    public String unit() {
        return unit;
    }

    /** The day; refuses what is no day. */
    public LocalDate day() {
        return Days.parse("day", day);
    }
}
