package cn.etown.kit.http;

import cn.etown.kit.concurrency.EntityVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Paths to the things of this service, the same inside and at the gateway, and the answers that carry them. No link names a
 * host: it holds wherever the document is read.
 */
@ApplicationScoped
public class Links {

    private final String base;

    Links(@ConfigProperty(name = "quarkus.rest.path") String base) {
        this.base = base;
    }

    /** The path of a thing, such as {@code /api/collection/v1/batches/0192…} for {@code batches/0192…}. */
    public String to(String thing) {
        return base + "/" + thing;
    }

    /** 201 for a new thing: where it is, its version and what it looks like. */
    public <T> RestResponse<T> created(String thing, EntityVersion version, T body) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .header(HttpHeaders.LOCATION, to(thing))
                .tag(version.etag())
                .build();
    }

    /** 200 for a thing with its version, so that the reader may change it. */
    public static <T> RestResponse<T> versioned(EntityVersion version, T body) {
        return RestResponse.ResponseBuilder.ok(body).tag(version.etag()).build();
    }
}
