package cn.etown.governance;

import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.io.IOException;
import java.io.UncheckedIOException;

import static org.assertj.core.api.Assertions.assertThat;

/** Events are frozen by golden files: their members stay, and only grow. */
public final class GoldenEvents {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private GoldenEvents() {}

    /** Asserts that {@code events} are told just as the file has them; a member that is absent is not one that is null. */
    public static void assertTold(String file, NewEvent... events) {
        var told = JSON.createArrayNode();
        for (var event : events) {
            told.addObject()
                    .put("type", event.type())
                    .put("subject", event.subject())
                    .set("data", JSON.valueToTree(event.data()));
        }
        try {
            assertThat(JSON.readTree(told.toString())).isEqualTo(read(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(String file) throws IOException {
        try (var golden = GoldenEvents.class.getResourceAsStream("/golden/" + file)) {
            return JSON.readTree(golden);
        }
    }
}
