package cn.etown.governance.catalogue.domain;

/** What can be looked for in the catalogue, in the order in which it is shown. */
public enum EntryKind {
    UNIT,
    SOURCE_SYSTEM,
    INTERFACE,
    CONTRACT,
    FIELD
}
