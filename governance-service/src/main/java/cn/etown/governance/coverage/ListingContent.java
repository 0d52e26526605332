package cn.etown.governance.coverage;

/** The content of a listing as text. */
record ListingContent(String text, ListingFormat format) {}
