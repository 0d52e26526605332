package cn.etown.governance.legal;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An interface that is ONLINE or DEPRECATED although the licence of its external source has ended.
 *
 * @param lastDay the last day on which the licence held
 */
record UnlicensedInterface(String code, String name, String unit, UUID sourceSystem, LocalDate lastDay) {}
