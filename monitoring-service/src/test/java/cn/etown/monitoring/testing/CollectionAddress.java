package cn.etown.monitoring.testing;

import cn.etown.kit.testing.PlayedAddress;

/** Where the {@link PlayedCollection} will be. */
public class CollectionAddress extends PlayedAddress {

    public CollectionAddress() {
        super("collection");
    }
}
