package cn.etown.kit.feed;

import cn.etown.kit.testing.PlayedAddress;

/** Where the {@link Neighbour} will be. */
public class NeighbourAddress extends PlayedAddress {

    public NeighbourAddress() {
        super("neighbour");
    }
}
