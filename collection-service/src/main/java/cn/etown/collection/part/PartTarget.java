package cn.etown.collection.part;

import cn.etown.collection.record.domain.Period;

/** Where the records of a part go. */
record PartTarget(String unit, long batch, int part, Period period) {}
