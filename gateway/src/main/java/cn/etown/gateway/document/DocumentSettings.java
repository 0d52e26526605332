package cn.etown.gateway.document;

import io.smallrye.config.ConfigMapping;

import java.net.URI;
import java.time.Duration;

/** The one API document. */
@ConfigMapping(prefix = "etown.document")
public interface DocumentSettings {

    /** How long a merged document is given out before the services are asked again. */
    Duration refresh();

    /** The realm people sign in at, as their browsers reach it. */
    URI issuer();
}
