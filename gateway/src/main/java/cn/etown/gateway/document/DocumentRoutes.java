package cn.etown.gateway.document;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The API document at {@code /openapi}, and the way there from {@code /}. */
@ApplicationScoped
public class DocumentRoutes {

    private final Documents documents;

    DocumentRoutes(Documents documents) {
        this.documents = documents;
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

    private void write(RoutingContext ctx, WrittenDocument document) {
        boolean asJson = wantsJson(ctx);
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asJson ? "application/json" : "application/yaml;charset=UTF-8")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .end(asJson ? document.json() : document.yaml());
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
