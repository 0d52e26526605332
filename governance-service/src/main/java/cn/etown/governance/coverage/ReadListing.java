package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ListedItem;

import java.util.List;

/** A listing that was read and found in order; each name stands in it once. */
record ReadListing(ListingFormat format, String content, String digest, List<ListedItem> items) {}
