package cn.etown.collection.catalogue;

/**
 * An interface and the contract that is in force for it.
 *
 * @param unit the code of the unit it belongs to
 */
public record CollectedInterface(String code, String unit, Contract contract) {}
