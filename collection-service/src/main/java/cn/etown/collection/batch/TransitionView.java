package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a change of a batch's state. */
@Schema(description = "状态变更: one change of state", examples = """
        {"from": "OPEN", "to": "VALIDATING", "at": "2010-12-02T01:05:00Z",
         "by": {"subject": "signer-1", "name": "signer"}, "reason": null}""")
public record TransitionView(
        @Schema(description = "原状态") BatchState from,
        @Schema(description = "新状态") BatchState to,
        @Schema(description = "时间") Instant at,
        @Schema(description = "操作人") Person by,
        @Schema(description = "原因") String reason) {

    /** Who made the change. */
    @Schema(name = "TransitionPerson", description = "操作人: the person or service as the token named them")
    public record Person(
            @Schema(description = "账号标识") String subject,
            @Schema(description = "姓名或账号名") String name) {}
}
