package cn.etown.governance.contract;

import java.util.UUID;

/**
 * A contract that is approved or in force, as its document says it.
 *
 * @param path how history, audit and feed name it
 * @param unit the unit its interface belongs to
 * @param inForce whether data come by it today
 */
public record LiveContract(UUID id, String path, String unit, boolean inForce, ContractText text) {}
