package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.time.YearMonth;
import java.util.Optional;

/** Which breaches are wanted. */
public class BreachFilter {

    @QueryParam("unit")
    @Pattern(regexp = "^[0-9A-Z]{18}$")
    @Parameter(
            description = "责任单位: only those of this unit; people of a unit see their own whatever they ask for",
            example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("kind")
    @Parameter(description = "事项类别: only those of this kind", example = "DISPUTE")
    Matter kind;

    @QueryParam("month")
    @Pattern(regexp = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$")
    @Parameter(description = "月份: only those whose last day lies in this month", example = "2026-09")
    String month;

    Optional<String> unit() {
        return Optional.ofNullable(unit);
    }

    Optional<Matter> kind() {
        return Optional.ofNullable(kind);
    }

    Optional<YearMonth> month() {
        return Optional.ofNullable(month).map(YearMonth::parse);
    }
}
