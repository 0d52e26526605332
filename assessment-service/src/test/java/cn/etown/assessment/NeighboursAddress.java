package cn.etown.assessment;

import cn.etown.kit.testing.PlayedAddress;

/** Where the {@link Neighbours} will be. */
public class NeighboursAddress extends PlayedAddress {

    public NeighboursAddress() {
        super("governance", "collection", "monitoring");
    }
}
