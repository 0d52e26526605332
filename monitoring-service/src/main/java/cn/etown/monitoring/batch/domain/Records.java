package cn.etown.monitoring.batch.domain;

/**
 * How many records a batch has (R4.3b). None may get lost on the way: what came is in the asset or in quarantine.
 *
 * @param declared what the provider's manifest says
 * @param received what came
 * @param accepted what meets the contract
 * @param quarantined what does not
 */
public record Records(long declared, long received, long accepted, long quarantined) {

    public Records {
        if (declared < 0 || accepted < 0 || quarantined < 0 || received != Math.addExact(accepted, quarantined)) {
            throw new IllegalArgumentException("Received " + received + " is not accepted " + accepted
                    + " and quarantined " + quarantined + ", or a count is negative");
        }
    }
}
