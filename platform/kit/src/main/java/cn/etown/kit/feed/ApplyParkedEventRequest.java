package cn.etown.kit.feed;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks to apply a parked event.
 *
 * @param target only {@code APPLIED} can be asked for
 */
@Schema(description = "状态变更请求: asks to apply a parked event", examples = "{\"target\": \"APPLIED\"}")
public record ApplyParkedEventRequest(@NotNull Target target) {

    /** The states that can be asked for. */
    public enum Target {
        APPLIED
    }
}
