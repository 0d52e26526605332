package cn.etown.collection.profile.domain;

/**
 * A value that came often.
 *
 * @param value in canonical text, its first {@value Values#LONGEST} characters
 * @param atLeast so many records have it, or more
 * @param atMost so many records have it, or fewer
 */
public record FrequentValue(String value, long atLeast, long atMost) {}
