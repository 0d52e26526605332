package cn.etown.collection.part;

import cn.etown.evidence.record.Period;

/**
 * Where the records of a part go.
 *
 * @param corrects whether the batch is a correction
 * @param bytesBefore how many bytes the other parts of the batch have
 * @param bytesLeftToday how many bytes more the unit may send today
 * @param keptRefused of how many refused records the cells are kept
 * @param mostRecords how many records the part may have at most, so that its batch does not grow far beyond what it declared
 */
record PartTarget(
        String unit,
        long batch,
        int part,
        Period period,
        boolean corrects,
        long bytesBefore,
        long bytesLeftToday,
        long keptRefused,
        long mostRecords) {}
