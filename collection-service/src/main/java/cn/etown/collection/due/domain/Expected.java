package cn.etown.collection.due.domain;

import cn.etown.evidence.record.Period;

import java.time.Instant;

/**
 * What is due for a period.
 *
 * @param policy the number of the policy's version by which it is
 * @param dueAt until when data are in time; {@code null} where the policy says that nothing is due
 * @param exemption why nothing is due; {@code null} where data are
 */
public record Expected(Period period, int policy, Instant dueAt, Exemption exemption) {}
