package cn.etown.collection.batch;

import java.util.UUID;

/** That a batch was sealed just now, for this replica alone: whoever misses it finds the batch in the database. */
public record BatchSealed(UUID batch) {}
