package cn.etown.assessment.figures;

import cn.etown.assessment.figures.domain.Verdict;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.util.UUID;

/** What monitoring measured of a judged batch; members it gains later are left alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchQuality(UUID batch, Verdict verdict, Records records, boolean declaredMatches) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Records(long declared, long received, long accepted, long quarantined) {}
}
