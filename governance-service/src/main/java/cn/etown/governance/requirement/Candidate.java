package cn.etown.governance.requirement;

import java.util.UUID;

/**
 * An interface that is about to go ONLINE.
 *
 * @param unit the code of the unit it belongs to
 */
public record Candidate(String interfaceCode, String unit, UUID sourceSystem) {}
