package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.UUID;

/**
 * The fact that a contract came into force, with all of it that is enforced, as the feed tells it.
 *
 * @param version which version of the interface's contract it is, counted from 1
 */
record ContractInForce(
        @JsonProperty("interface") String interfaceCode, UUID contract, int version, RecordSchema schema) {

    static NewEvent of(Contract contract, RecordSchema schema) {
        return new NewEvent(
                "cn.etown.governance.contract-in-force.v1",
                "interfaces/" + contract.interfaceCode(),
                new ContractInForce(contract.interfaceCode(), contract.id(), contract.number(), schema));
    }
}
