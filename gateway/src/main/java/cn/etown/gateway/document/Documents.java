package cn.etown.gateway.document;

import cn.etown.gateway.routing.Service;
import cn.etown.gateway.routing.Upstreams;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks the services for their OpenAPI documents and merges them, not more often than the settings say. */
@ApplicationScoped
public class Documents {

    private static final Logger LOG = Logger.getLogger(Documents.class);

    /** Documents are read whole; a service that takes longer is treated as absent. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Upstreams upstreams;
    private final ObjectMapper json;
    private final DocumentSettings settings;
    private final Vertx vertx;
    private final Uni<WrittenDocument> merged;
    private volatile boolean stale;

    Documents(Upstreams upstreams, ObjectMapper json, DocumentSettings settings, Vertx vertx) {
        this.upstreams = upstreams;
        this.json = json;
        this.settings = settings;
        this.vertx = vertx;
        this.merged = Uni.createFrom().deferred(this::merge).memoize().until(() -> stale);
    }

    /** The merged document; services that do not answer are named in its description. */
    Uni<WrittenDocument> merged() {
        return merged;
    }

    private Uni<WrittenDocument> merge() {
        List<Uni<Tuple2<Service, Optional<ObjectNode>>>> parts =
                Arrays.stream(Service.values()).map(this::documentOf).toList();
        return Uni.join()
                .all(parts)
                .andFailFast()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::mergedFrom)
                .invoke(this::keepForAWhile);
    }

    private void keepForAWhile() {
        stale = false;
        vertx.setTimer(settings.refresh().toMillis(), timer -> stale = true);
    }

    private WrittenDocument mergedFrom(List<Tuple2<Service, Optional<ObjectNode>>> parts) {
        var whole = new MergedDocument(settings.issuer());
        for (var part : parts) {
            String name = part.getItem1().slug();
            part.getItem2().ifPresentOrElse(document -> whole.add(name, document), () -> whole.without(name));
        }
        return WrittenDocument.of(whole.toJson(), json);
    }

    private Uni<Tuple2<Service, Optional<ObjectNode>>> documentOf(Service service) {
        return Uni.createFrom()
                .completionStage(() -> fetch(service).toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(Optional::of)
                .onFailure()
                .invoke(cause -> LOG.warnf("No document of %s: %s", service.slug(), cause))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .map(document -> Tuple2.of(service, document));
    }

    private Future<ObjectNode> fetch(Service service) {
        return upstreams
                .request(service, HttpMethod.GET, service.documentPath() + "?format=json")
                .compose(HttpClientRequest::send)
                .compose(Documents::bodyOf)
                .map(this::read);
    }

    private static Future<Buffer> bodyOf(HttpClientResponse answer) {
        return answer.statusCode() == 200 ? answer.body() : Future.failedFuture("It answered " + answer.statusCode());
    }

    private ObjectNode read(Buffer body) {
        try {
            return (ObjectNode) json.readTree(body.getBytes());
        } catch (IOException | ClassCastException e) {
            throw new IllegalArgumentException("Its document cannot be read", e);
        }
    }
}
