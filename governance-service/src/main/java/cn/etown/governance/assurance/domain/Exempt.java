package cn.etown.governance.assurance.domain;

/** Days for which nothing is due (免报), and why. {@link Exemptions} says what lies within. */
public record Exempt(Period days, String reason) {}
