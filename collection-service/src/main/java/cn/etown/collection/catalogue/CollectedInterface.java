package cn.etown.collection.catalogue;

/**
 * An interface and the contract that is in force for it.
 *
 * @param unit the code of the unit it belongs to
 * @param online whether batches may be opened
 */
public record CollectedInterface(String code, String unit, boolean online, Contract contract) {}
