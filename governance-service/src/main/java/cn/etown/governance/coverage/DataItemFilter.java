package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.Presence;
import cn.etown.governance.interfaces.InterfaceResource;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Which data items a list shows. */
public class DataItemFilter {

    @QueryParam("sourceSystem")
    @Parameter(description = "源系统: only those of this source system")
    UUID sourceSystem;

    @QueryParam("unit")
    @Pattern(regexp = "^[0-9A-Z]{18}$")
    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("standing")
    @Parameter(description = "状态: only those that count as this today")
    ItemCoverage standing;

    @QueryParam("inScope")
    @Parameter(description = "是否在接入范围: only those that approved scenarios need, or only the others")
    Boolean inScope;

    @QueryParam("presence")
    @Parameter(description = "清单状态: only those that the newest listing names, or not")
    Presence presence;

    @QueryParam("table")
    @Size(max = 128)
    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
    @Parameter(description = "表名: only those of this table", example = "orders")
    String table;

    @QueryParam("interface")
    @Size(max = 50)
    @Pattern(regexp = InterfaceResource.CODE)
    @Parameter(description = "数据接口: only those that this interface is to carry", example = "online-retail")
    String interfaceCode;

    /** The unit that was asked for, or {@code null}. */
    String unit() {
        return unit;
    }

    /** The same filter for people of {@code code}, who see their own whatever they ask for. */
    void restrictTo(String code) {
        unit = code;
    }

    /** The conditions in HQL on the standing {@code s} and the item {@code i}. */
    String conditions() {
        var conditions = new StringBuilder();
        all().forEach((column, value) -> {
            if (value != null) {
                conditions.append(" and ").append(column).append(" = :").append(parameter(column));
            }
        });
        return conditions.toString();
    }

    Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        all().forEach((column, value) -> {
            if (value != null) {
                parameters.put(parameter(column), value);
            }
        });
        return parameters;
    }

    private Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.put("s.sourceSystem", sourceSystem);
        all.put("s.unit", unit);
        all.put("s.standing", standing);
        all.put("s.inScope", inScope);
        all.put("i.presence", presence);
        all.put("i.tableName", table);
        all.put("i.interfaceCode", interfaceCode);
        return all;
    }

    private static String parameter(String column) {
        return column.substring(2);
    }
}
