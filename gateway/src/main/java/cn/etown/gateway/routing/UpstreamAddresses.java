package cn.etown.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

import java.net.URI;
import java.util.Map;

/** Where the services stand: {@code etown.upstreams.<service>=http://host:port}. */
@ConfigMapping(prefix = "etown.upstreams")
public interface UpstreamAddresses {

    /** The base URL of each service, without a path. */
    @WithParentName
    Map<Service, URI> byService();
}
