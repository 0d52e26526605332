package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The greatest share of refused records with which a batch is still taken: what the interface's assurance policy says (R7.4). */
@ApplicationScoped
public class RejectedShares {

    private final BigDecimal withoutPolicy;

    RejectedShares(@ConfigProperty(name = "etown.batches.rejected-share-limit") BigDecimal withoutPolicy) {
        this.withoutPolicy = withoutPolicy;
    }

    /**
     * The limit, 0 to 1, for a data period that begins on {@code day}: by the policy that holds on that day, as with all else that
     * is asked of the period; where there is none, or it does not say, the center's own.
     */
    public BigDecimal limit(String interfaceCode, LocalDate day, BulkTransaction tx) {
        return tx.row("""
                        select terms from followed_policy where interface = $1 and holds_from <= $2
                        order by holds_from desc, version desc limit 1""", interfaceCode, day)
                .map(policy -> policy.getJsonObject("terms"))
                .flatMap(PolicyTerms::rejectedShareLimit)
                .orElse(withoutPolicy);
    }
}
