package cn.etown.collection.batch;

import cn.etown.collection.catalogue.CollectedInterface;
import cn.etown.evidence.record.Period;
import cn.etown.kit.caller.Caller;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A batch that may be opened. As JSON it is the request alone: by that an Idempotency-Key knows a request again, also where
 * another contract is in force meanwhile.
 *
 * @param codeLists the versions of the contract's code lists that its parts are held to
 */
record AdmittedBatch(
        @JsonValue OpenBatchRequest request, Period period, CollectedInterface source, Map<String, Integer> codeLists) {

    Batch batch(UUID id, Instant at, Caller by) {
        return new Batch(
                id, source, codeLists, request.kind(), period, request.manifest(), request.correction(), at, by);
    }
}
