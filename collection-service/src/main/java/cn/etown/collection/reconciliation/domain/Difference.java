package cn.etown.collection.reconciliation.domain;

/**
 * One record that differs.
 *
 * @param stated as the source has it, or {@code null}
 * @param held as the center has it, or has set it aside, or {@code null}
 */
public record Difference<T>(DifferenceKind kind, SideRecord<T> stated, SideRecord<T> held) {}
