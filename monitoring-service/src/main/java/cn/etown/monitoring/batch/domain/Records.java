package cn.etown.monitoring.batch.domain;

/**
 * How many records a batch has (R4.3b). None may get lost on the way: what came meets the contract or is in quarantine.
 *
 * @param declared what the provider's manifest says
 * @param received what came
 * @param conforming what meets the contract
 * @param accepted what is in the asset: what conforms, and nothing of a refused batch
 * @param quarantined what does not meet the contract
 */
public record Records(long declared, long received, long conforming, long accepted, long quarantined) {

    public Records {
        if (declared < 0 || accepted < 0 || quarantined < 0 || received != Math.addExact(conforming, quarantined)) {
            throw new IllegalArgumentException("Received " + received + " is not conforming " + conforming
                    + " and quarantined " + quarantined + ", or a count is negative");
        }
        if (accepted > conforming) {
            throw new IllegalArgumentException("Accepted " + accepted + " is more than conforming " + conforming);
        }
    }
}
