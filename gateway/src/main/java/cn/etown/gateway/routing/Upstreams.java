package cn.etown.gateway.routing;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The connections to the services: a pool for each, so that a slow one does not hold up the others. */
@ApplicationScoped
public class Upstreams {

    private final UpstreamAddresses addresses;
    private final ClientSettings settings;
    private final Map<Service, HttpClient> clients = new EnumMap<>(Service.class);

    Upstreams(Vertx vertx, UpstreamAddresses addresses, ClientSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
        addresses.byService().forEach((service, address) -> clients.put(service, client(vertx, address)));
    }

    /** A gateway that does not know where a service stands does not start. */
    void requireAll(@Observes StartupEvent start) {
        List<String> missing = Arrays.stream(Service.values())
                .filter(service -> !clients.containsKey(service))
                .map(service -> "etown.upstreams." + service.slug())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not configured: " + missing);
        }
    }

    /** Opens a request to {@code service}; {@code uri} is a path and perhaps a query. */
    public Future<HttpClientRequest> request(Service service, HttpMethod method, String uri) {
        return clients.get(service)
                .request(new RequestOptions()
                        .setMethod(method)
                        .setURI(uri)
                        .setConnectTimeout(settings.connectTimeout().toMillis()));
    }

    /** The base URL of {@code service}. */
    URI addressOf(Service service) {
        return addresses.byService().get(service);
    }

    private HttpClient client(Vertx vertx, URI address) {
        boolean tls = "https".equals(address.getScheme());
        var options = new HttpClientOptions()
                .setSsl(tls)
                .setDefaultHost(address.getHost())
                .setDefaultPort(address.getPort() > 0 ? address.getPort() : tls ? 443 : 80)
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.idleTimeout().toMillis())
                .setMaxHeaderSize((int) settings.maxHeaderSize().asLongValue());
        var pool = new PoolOptions().setHttp1MaxSize(settings.poolSize()).setMaxWaitQueueSize(settings.waitQueue());
        return vertx.createHttpClient(options, pool);
    }
}
