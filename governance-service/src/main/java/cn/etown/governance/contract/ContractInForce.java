package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.Instant;
import java.util.UUID;

/**
 * The fact that a contract came into force, with all of it that is enforced, as the feed tells it.
 *
 * @param version which version of the interface's contract it is, counted from 1
 * @param documentVersion the version as the document says it
 * @param digest SHA-256 of the document's bytes
 */
record ContractInForce(
        @JsonProperty("interface") String interfaceCode,
        UUID contract,
        int version,
        String documentVersion,
        String digest,
        Instant inForceAt,
        ToldSchema schema) {

    static NewEvent of(Contract contract, ContractDocument document) {
        return new NewEvent(
                "cn.etown.governance.contract-in-force.v1",
                contract.path(),
                new ContractInForce(
                        contract.interfaceCode(),
                        contract.id(),
                        contract.number(),
                        contract.version(),
                        contract.digest(),
                        contract.inForceAt(),
                        ToldSchema.of(document)));
    }
}
