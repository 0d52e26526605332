package cn.etown.governance.assurance;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The whole of a policy, as the feed tells it.
 *
 * @param terms its days are absent where no row of days was sent; of such a row, that nothing is due and the latest arrival, where
 *     it does not say so; of any latest arrival, whether its days are working days, where it does not say so
 */
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
