package cn.etown.evidence.due;

import cn.etown.evidence.record.Period;

/** Days for which nothing is due (免报), and why. {@link Exemptions} says what lies within. */
public record Exempt(Period days, String reason) {}
