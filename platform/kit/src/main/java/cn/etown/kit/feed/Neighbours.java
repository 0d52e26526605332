package cn.etown.kit.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

import java.net.URI;
import java.util.Map;

/** Where the services are whose feeds are followed: {@code etown.feeds.<source>.url}. */
@ConfigMapping(prefix = "etown.feeds")
interface Neighbours {

    @WithParentName
    Map<String, Neighbour> bySource();

    interface Neighbour {

        /** Without a path, such as {@code http://localhost:8081}. */
        URI url();
    }
}
