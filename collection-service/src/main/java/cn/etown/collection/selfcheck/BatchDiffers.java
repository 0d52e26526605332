package cn.etown.collection.selfcheck;

import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** That what is kept of a batch is not what its receipt says, as the feed tells it. Landed: grows by new members only. */
record BatchDiffers(UUID batch, UUID verification, List<Finding> findings, Instant foundAt) {

    private static final String TYPE = "cn.etown.collection.batch-differs.v1";

    NewEvent event() {
        return new NewEvent(TYPE, "batches/" + batch, this);
    }
}
