package cn.etown.bench;

import cn.etown.e2e.Api;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation that answers pages, as the service's own OpenAPI document describes it, so that none is forgotten.
 *
 * @param account of the center or its services, who sees all of it
 * @param ofUnits accounts of a provider and of a data user in the county, which see their own of it, as far as they may call it
 */
record ListOperation(
        String operationId, String path, List<Parameter> parameters, String account, List<String> ofUnits) {

    private static final String DOCUMENT = "/api/governance/v1/openapi?format=json";

    /** The first of these roles that an operation names is the one it is called in. */
    private static final Map<String, String> ACCOUNTS = Map.of(
            "operator", "operator", "governor", "governor", "auditor", "auditor", "service", "collection-service");

    private static final List<String> ROLES = List.of("operator", "governor", "auditor", "service");

    private static final Map<String, String> ACCOUNTS_OF_UNITS =
            Map.of("clerk", "clerk-a", "signer", "signer-a", "user", "user-u");

    private static final List<String> ROLES_OF_PROVIDER = List.of("clerk", "signer");

    private static final List<String> ROLES_OF_DATA_USER = List.of("user");

    /**
     * A query parameter.
     *
     * @param values those it may have, where they are told
     */
    record Parameter(String name, boolean required, List<String> values) {}

    static List<ListOperation> all(Api api) {
        JsonNode document = api.get(DOCUMENT).expect(200);
        var found = new ArrayList<ListOperation>();
        for (var path : document.path("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            var parameters = stream(operation.path("parameters"))
                    .filter(parameter -> parameter.path("in").asText().equals("query"))
                    .map(parameter -> parameter(parameter, document))
                    .toList();
            if (parameters.stream().anyMatch(parameter -> parameter.name().equals("limit"))) {
                found.add(new ListOperation(
                        operation.path("operationId").asText(),
                        path.getKey(),
                        parameters,
                        first(operation, ROLES, ACCOUNTS).orElseThrow(),
                        Stream.of(ROLES_OF_PROVIDER, ROLES_OF_DATA_USER)
                                .flatMap(roles -> first(operation, roles, ACCOUNTS_OF_UNITS).stream())
                                .toList()));
            }
        }
        return found;
    }

    /** Its filters and searches: what is not about which page is wanted. */
    List<Parameter> filters() {
        return parameters.stream()
                .filter(parameter -> !List.of("limit", "cursor").contains(parameter.name()))
                .toList();
    }

    private static Optional<String> first(JsonNode operation, List<String> known, Map<String, String> accounts) {
        var roles = stream(operation.path("security"))
                .flatMap(scheme -> stream(scheme))
                .flatMap(names -> stream(names))
                .map(JsonNode::asText)
                .toList();
        return known.stream().filter(roles::contains).map(accounts::get).findFirst();
    }

    private static Parameter parameter(JsonNode described, JsonNode document) {
        JsonNode schema = described.path("schema");
        JsonNode resolved =
                schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
        var values = resolved.path("type").asText().equals("boolean")
                ? List.of("true", "false")
                : stream(resolved.path("enum")).map(JsonNode::asText).toList();
        return new Parameter(
                described.path("name").asText(), described.path("required").asBoolean(), values);
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
