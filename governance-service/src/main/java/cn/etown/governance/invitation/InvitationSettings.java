package cn.etown.governance.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How people are invited; the numbers are set by this project. */
@ConfigMapping(prefix = "etown.invitations")
interface InvitationSettings {

    /** Whether the realm sends mail: the way in is a link then, else a temporary password that is shown once. */
    boolean byMail();

    /** How often it is looked for what is to be done in Keycloak; {@code off} where nobody looks. */
    String every();

    /** How many days an invitation has to be accepted. */
    @WithDefault("14")
    int validDays();

    /** How soon it is looked again whether the person has come in. */
    @WithDefault("2M")
    Duration lookAgain();

    /** How long what failed waits at most before it is tried again. */
    @WithDefault("10M")
    Duration longestPause();
}
