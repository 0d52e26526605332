package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.RecordSchema;

/**
 * A contract as its document says it: with the parts that only describe, for who looks at these.
 *
 * @param document maps, lists, text, numbers, booleans and nulls
 * @param schema what of it is enforced
 */
public record ContractText(String interfaceCode, Object document, RecordSchema schema) {}
