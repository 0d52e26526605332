package cn.etown.e2e.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * The typed Kubernetes models, read strictly: a kind or a field they do not know, and a value of another type, is refused
 * as the API server refuses it with {@code --validate=strict}.
 */
final class TypedModels {

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final JsonMapper STRICT = strict();

    private TypedModels() {}

    static HasMetadata read(JsonNode object) throws JsonProcessingException {
        var kind = object.path("kind").asText();
        var version = object.path("apiVersion").asText();
        var type = KINDS.getRegisteredKubernetesResource(version, kind);
        if (type == null) {
            throw new IllegalArgumentException("Kubernetes knows no " + kind + " in " + version);
        }
        return (HasMetadata) STRICT.treeToValue(object, type);
    }

    private static JsonMapper strict() {
        var mapper = JsonMapper.builder()
                .annotationIntrospector(new NoFieldsBeyondTheModel())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        return mapper.build();
    }

    /** The models have a place for unknown fields; without it they are an error. */
    private static final class NoFieldsBeyondTheModel extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
