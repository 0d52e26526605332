package cn.etown.governance.assurance;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.LocalDate;
import java.util.UUID;

/** The whole of a policy, as the feed tells it. */
record AssurancePolicySet(
        @JsonProperty("interface") String interfaceCode,
        UUID policy,
        int version,
        LocalDate holdsFrom,
        PolicyTerms terms) {

    static AssurancePolicySet of(AssurancePolicy policy) {
        return new AssurancePolicySet(
                policy.interfaceCode(), policy.id(), policy.number(), policy.holdsFrom(), policy.terms());
    }
}
