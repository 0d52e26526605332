package cn.etown.governance.standing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who published, signed or filed something. */
@Schema(name = "StandingPerson", description = "经手人: the person as the token named them")
public record Person(
        @Schema(description = "账号标识") String subject,
        @Schema(description = "姓名或账号名") String name) {}
