package cn.etown.kit.feed;

import jakarta.validation.constraints.NotNull;

/**
 * Asks to apply a parked event.
 *
 * @param target only {@code APPLIED} can be asked for
 */
public record ApplyParkedEventRequest(@NotNull Target target) {

    /** The states that can be asked for. */
    public enum Target {
        APPLIED
    }
}
