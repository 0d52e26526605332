package cn.etown.collection.batch.domain;

/**
 * One thing that is not as the manifest declares it.
 *
 * @param name {@code records}, {@code recordSetDigest} or the name of a total
 */
public record Difference(String name, String declared, String found) {}
