package cn.etown.assessment.figures.domain;

/**
 * One thing that is not as the manifest declares it.
 *
 * @param name {@code records}, {@code recordSetDigest} or the name of a control total
 */
public record Difference(String name, String declared, String found) {}
