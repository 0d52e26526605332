package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.governance.interfaces.InterfaceResource;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which decisions a list shows; what is {@code null} does not matter. */
public class ClassificationDecisionFilter {

    @QueryParam("unit")
    @Pattern(regexp = "^[0-9A-Z]{18}$")
    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("interface")
    @Size(max = 50)
    @Pattern(regexp = InterfaceResource.CODE)
    @Parameter(description = "接口编码: only those of this interface", example = "online-retail")
    String interfaceCode;

    @QueryParam("field")
    @Pattern(regexp = FieldName.FIELD)
    @Parameter(description = "字段: only those of fields of this name", example = "orderNo")
    String field;

    @QueryParam("state")
    @Parameter(description = "状态: only those in this state")
    ProposalState state;

    /**
     * The attributes of a decision that must have these values.
     *
     * @param seen the only unit whose decisions may be seen, or {@code null}
     */
    Map<String, Object> values(String seen) {
        var values = new LinkedHashMap<String, Object>();
        values.put("unit", seen == null ? unit : seen);
        values.put("interfaceCode", interfaceCode);
        values.put("field", field);
        values.put("state", state);
        values.values().removeIf(value -> value == null);
        return values;
    }
}
