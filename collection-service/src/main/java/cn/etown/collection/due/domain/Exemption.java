package cn.etown.collection.due.domain;

/**
 * Why nothing is due for a period (免报).
 *
 * @param reason in Chinese, as the policy says it where it does
 */
public record Exemption(ExemptionCause cause, String reason) {}
