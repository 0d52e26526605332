package cn.etown.kit.concurrency;

import cn.etown.kit.problem.PreconditionRequired;
import cn.etown.kit.problem.StaleVersion;
import jakarta.ws.rs.core.EntityTag;

/**
 * Which version of an object a caller has read, as strong ETag and {@code If-Match} carry it.
 *
 * @param number counts the changes of one object, from 0
 */
public record EntityVersion(long number) {

    /**
     * The version that an {@code If-Match} header names.
     *
     * @throws PreconditionRequired where the header is missing
     * @throws StaleVersion where it names something that is no version of ours, so it cannot be the newest either
     */
    public static EntityVersion ofIfMatch(String header) {
        if (header == null || header.isBlank()) {
            throw new PreconditionRequired();
        }
        String tag = header.strip();
        if (tag.length() < 3 || tag.length() > 21 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
            throw new StaleVersion();
        }
        try {
            return new EntityVersion(Long.parseLong(tag.substring(1, tag.length() - 1)));
        } catch (NumberFormatException notOurs) {
            throw new StaleVersion();
        }
    }

    /** Refuses the change where {@code current} is another version than the caller has read. */
    public void mustMatch(EntityVersion current) {
        if (!equals(current)) {
            throw new StaleVersion();
        }
    }

    /** The strong ETag that goes with this version. */
    public EntityTag etag() {
        return new EntityTag(Long.toString(number));
    }
}
