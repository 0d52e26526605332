package cn.etown.governance.history;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who did something. */
@Schema(name = "DeskPerson", description = "经办人: the person as the token named them")
public record Person(
        @Schema(description = "账号标识") String subject,
        @Schema(description = "姓名或账号名") String name) {

    /** {@code null} where it was nobody. */
    public static Person of(String subject, String name) {
        return subject == null ? null : new Person(subject, name);
    }
}
