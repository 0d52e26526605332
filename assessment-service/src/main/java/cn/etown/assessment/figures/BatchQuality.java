package cn.etown.assessment.figures;

import cn.etown.assessment.figures.domain.Verdict;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.util.UUID;

/**
 * What monitoring measured of a judged batch; members it gains later are left alone.
 *
 * @param receipt the digest of the signed receipt, as collection told it with its verdict
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchQuality(UUID batch, Verdict verdict, Records records, boolean declaredMatches, String receipt) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Records(long declared, long received, long quarantined) {}
}
