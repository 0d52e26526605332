package cn.etown.governance.standard.template;

/** A template as text, and its media type. */
record Template(String text, String mediaType) {}
