package cn.etown.gateway.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The API document at {@code /openapi}, and the way there from {@code /}. */
@ApplicationScoped
public class DocumentRoutes {

    private final Documents documents;
    private final ObjectMapper json;
    private final ObjectMapper yaml = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    DocumentRoutes(Documents documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    void route(@Observes Router router) {
        router.route("/").handler(ctx -> ctx.redirect("/docs"));
        router.route("/openapi").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        documents
                .merged()
                .subscribe()
                .with(document -> ctx.vertx().runOnContext(nothing -> write(ctx, document)), ctx::fail);
    }

    private void write(RoutingContext ctx, ObjectNode document) {
        boolean asJson = wantsJson(ctx);
        try {
            String text = (asJson ? json : yaml).writeValueAsString(document);
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, asJson ? "application/json" : "application/yaml;charset=UTF-8")
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .end(text);
        } catch (JsonProcessingException e) {
            ctx.fail(e);
        }
    }

    /** YAML unless asked otherwise, as the services do. */
    private static boolean wantsJson(RoutingContext ctx) {
        String format = ctx.request().getParam("format");
        String accepted = ctx.request().getHeader(HttpHeaders.ACCEPT);
        return format == null
                ? accepted != null && accepted.startsWith("application/json")
                : format.equalsIgnoreCase("json");
    }
}
