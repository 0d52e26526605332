package cn.etown.gateway.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;

/** The merged document in both of its forms, written once however many ask for it. */
record WrittenDocument(Buffer json, Buffer yaml) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    static WrittenDocument of(JsonNode document, ObjectMapper json) {
        try {
            return new WrittenDocument(
                    Buffer.buffer(json.writeValueAsBytes(document)), Buffer.buffer(YAML.writeValueAsBytes(document)));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
