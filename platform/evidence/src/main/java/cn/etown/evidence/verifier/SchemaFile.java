package cn.etown.evidence.verifier;

import cn.etown.evidence.record.RecordFormat;
import cn.etown.evidence.record.RecordSchema;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * What a version of an interface's contract says of a record, as the center answers it ({@code GET
 * /interfaces/{interface}/record-schema}).
 *
 * @param interfaceCode the interface
 * @param version the number of the contract's version, from 1
 */
record SchemaFile(String interfaceCode, int version, RecordFormat format) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule().addDeserializer(ZoneId.class, new ZoneReader()));

    /** @throws IllegalArgumentException when it is none */
    static SchemaFile of(JsonNode document) {
        try {
            RecordSchema schema = JSON.treeToValue(document.path("schema"), RecordSchema.class);
            String source = document.path("interface").asText();
            int version = document.path("version").asInt();
            if (schema == null || source.isEmpty() || version < 1) {
                throw new IllegalArgumentException("Not the schema of a contract");
            }
            return new SchemaFile(source, version, new RecordFormat(schema));
        } catch (JsonProcessingException | DateTimeException broken) {
            throw new IllegalArgumentException("Not the schema of a contract: " + broken.getMessage(), broken);
        }
    }

    private static final class ZoneReader extends StdDeserializer<ZoneId> {

        private static final long serialVersionUID = 1;

        private ZoneReader() {
            super(ZoneId.class);
        }

        @Override
        public ZoneId deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return ZoneId.of(in.getText());
        }
    }
}
