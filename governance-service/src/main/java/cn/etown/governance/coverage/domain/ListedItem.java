package cn.etown.governance.coverage.domain;

/**
 * An item as a listing names it.
 *
 * @param title what it is called, for a person to read; may be empty
 * @param type the source's own type; may be empty
 */
public record ListedItem(ItemName name, String title, String type) {}
