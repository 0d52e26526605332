package cn.etown.collection;

import cn.etown.kit.testing.PlayedAddress;

/** Where the {@link PlayedGovernance} will be. */
public class GovernanceAddress extends PlayedAddress {

    public GovernanceAddress() {
        super("governance");
    }
}
