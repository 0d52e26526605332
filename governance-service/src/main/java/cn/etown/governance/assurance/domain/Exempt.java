package cn.etown.governance.assurance.domain;

/** Days for which nothing is due (免报), and why. A period is exempt when it lies within them altogether. */
public record Exempt(Period days, String reason) {}
