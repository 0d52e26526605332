package cn.etown.collection.due;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.due.domain.ExpectedState;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.time.Instant;
import java.time.LocalDate;

/** Which expected batches are asked for; a resource method takes it as {@code @Valid @BeanParam}. */
public class ExpectedBatchFilter {

    @QueryParam("unit")
    @Pattern(regexp = "[0-9A-Z]{18}")
    @Parameter(description = "单位代码: only those of this unit", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("interface")
    @Size(max = 100)
    @Pattern(regexp = Interfaces.CODE)
    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
    String interfaceCode;

    @QueryParam("state")
    @Parameter(description = "状态: only those in this state")
    ExpectedState state;

    @QueryParam("outstanding")
    @Parameter(description = "尚未到达: true for those that are WAITING or MISSING only")
    Boolean outstanding;

    @QueryParam("from")
    @Parameter(description = "起始日: only periods with a day from this one on")
    @PlausibleDay
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "结束日: only periods with a day up to this one")
    @PlausibleDay
    LocalDate to;

    @QueryParam("dueBy")
    @Parameter(
            description = "最晚到达不晚于: only what is due by then, and what is exempt by then",
            example = "2026-03-03T01:00:00Z")
    Instant dueBy;
}
