package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.SensitivityClass;

/**
 * What counts for a field of an interface today.
 *
 * @param name as the contract has it
 * @param sensitivityClass its class, or {@code null} as long as nobody has classified it
 * @param personalData whether it tells of a person
 */
public record ClassifiedField(String name, SensitivityClass sensitivityClass, boolean personalData) {}
