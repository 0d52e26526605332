package cn.etown.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The OpenAPI documents of several services as one. A component that two services describe alike is shared; where they
 * differ under one name, the later one is called by its service as well, and so are operations. Signing in is described
 * once for all.
 */
public final class MergedDocument {

    private static final String SIGN_IN = "keycloak";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final List<String> missing = new ArrayList<>();
    private final Set<String> operationIds = new HashSet<>();

    /** A document without any service yet, for people who sign in at {@code issuer}. */
    public MergedDocument(URI issuer) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "乡村e镇数据采集监测平台 API").put("version", "v1");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("tags");
        document.putObject("paths");
        document.putObject("components").putObject("securitySchemes").set(SIGN_IN, signIn(issuer));
    }

    /** Adds what {@code service} documents. */
    public MergedDocument add(String service, ObjectNode original) {
        ObjectNode added = new Renaming(service, original, components()).applied();
        added.path("components").properties().forEach(section -> addComponents(section.getKey(), section.getValue()));
        added.path("tags").forEach(tag -> tags().add(tagOf(service, (ObjectNode) tag)));
        added.path("paths").properties().forEach(path -> {
            path.getValue().forEach(operation -> adopt(service, operation, added.get("security")));
            paths().set(path.getKey(), path.getValue());
        });
        return this;
    }

    /** Tells readers that {@code service} did not give its document. */
    public MergedDocument without(String service) {
        missing.add(service);
        return this;
    }

    /** The whole document. */
    public ObjectNode toJson() {
        ObjectNode whole = document.deepCopy();
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            ((ObjectNode) whole.get("info"))
                    .put("description", "暂缺以下服务的接口文档 (not reachable, its operations are missing here): " + names);
        }
        return whole;
    }

    private void addComponents(String section, JsonNode entries) {
        if (!section.equals("securitySchemes")) {
            entries.properties()
                    .forEach(entry -> components().withObjectProperty(section).set(entry.getKey(), entry.getValue()));
        }
    }

    private void adopt(String service, JsonNode node, JsonNode serviceWideSecurity) {
        if (!(node instanceof ObjectNode operation) || !operation.has("responses")) {
            return;
        }
        if (operation.get("tags") instanceof ArrayNode names) {
            for (int i = 0; i < names.size(); i++) {
                names.set(i, tagName(service, names.path(i).asText()));
            }
        } else {
            operation.putArray("tags").add(service);
        }
        String id = operation.path("operationId").asText(null);
        if (id != null && !operationIds.add(id)) {
            String own = service + Character.toUpperCase(id.charAt(0)) + id.substring(1);
            operationIds.add(own);
            operation.put("operationId", own);
        }
        if (!operation.has("security") && serviceWideSecurity != null) {
            operation.set("security", serviceWideSecurity.deepCopy());
        }
        addTooManyRequests((ObjectNode) operation.get("responses"));
        operation.path("security").forEach(requirement -> signInBy((ObjectNode) requirement));
    }

    /** It is the gateway that gives this answer, in the form of every other problem. */
    private static void addTooManyRequests(ObjectNode answers) {
        JsonNode problem = answers.at("/500/content");
        ObjectNode answer = answers.putObject("429")
                .put("description", "请求过于频繁: the caller asks too often; the header Retry-After says when to repeat it");
        if (!problem.isMissingNode()) {
            answer.set("content", problem.deepCopy());
        }
    }

    private static void signInBy(ObjectNode requirement) {
        if (!requirement.isEmpty()) {
            requirement.removeAll();
            requirement.putArray(SIGN_IN);
        }
    }

    private static ObjectNode tagOf(String service, ObjectNode tag) {
        return tag.deepCopy().put("name", tagName(service, tag.path("name").asText()));
    }

    private static String tagName(String service, String name) {
        return service + ": " + name;
    }

    private static ObjectNode signIn(URI issuer) {
        String connect = issuer + "/protocol/openid-connect/";
        ObjectNode scheme = JsonNodeFactory.instance.objectNode().put("type", "oauth2");
        ObjectNode flow = scheme.putObject("flows").putObject("authorizationCode");
        flow.put("authorizationUrl", connect + "auth").put("tokenUrl", connect + "token");
        flow.putObject("scopes").put("openid", "登录 (sign in)");
        return scheme;
    }

    private ObjectNode components() {
        return (ObjectNode) document.get("components");
    }

    private ObjectNode paths() {
        return (ObjectNode) document.get("paths");
    }

    private ArrayNode tags() {
        return (ArrayNode) document.get("tags");
    }
}
