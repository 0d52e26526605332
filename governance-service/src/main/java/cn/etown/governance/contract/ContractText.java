package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.CodeListRule;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.contract.domain.ReferenceRule;
import cn.etown.governance.contract.domain.ServiceLevel;

import java.util.List;

/**
 * A contract as its document says it: with the parts that only describe, for who looks at these.
 *
 * @param document maps, lists, text, numbers, booleans and nulls
 * @param schema what of it is enforced
 * @param serviceLevels what it says of service levels
 * @param codeLists the fields whose values are codes of a code list
 * @param references the fields whose values are keys of another dataset
 */
public record ContractText(
        String interfaceCode,
        Object document,
        RecordSchema schema,
        List<ServiceLevel> serviceLevels,
        List<CodeListRule> codeLists,
        List<ReferenceRule> references) {}
