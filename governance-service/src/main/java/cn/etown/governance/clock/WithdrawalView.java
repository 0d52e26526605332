package cn.etown.governance.clock;

import cn.etown.governance.history.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a withdrawal. */
@Schema(
        name = "Withdrawal",
        description = "撤回: that a version was taken back before the day from which it would have held")
public record WithdrawalView(
        @Schema(description = "时间") Instant at,
        @Schema(description = "经办人") Person by,
        @Schema(description = "原因") String reason) {}
