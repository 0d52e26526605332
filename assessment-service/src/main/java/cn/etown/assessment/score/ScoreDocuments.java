package cn.etown.assessment.score;

import cn.etown.kit.json.CanonicalJson;
import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;

/** Writes and reads the documents of scores. */
@ApplicationScoped
class ScoreDocuments {

    private final ObjectMapper json;

    ScoreDocuments(ObjectMapper json) {
        this.json = json;
    }

    WrittenScore write(ScoreDocument document) {
        String text = CanonicalJson.text(json.valueToTree(document));
        return new WrittenScore(document, text, Digests.text(Digests.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    ScoreDocument read(String text) {
        try {
            return json.readValue(text, ScoreDocument.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The document of a score cannot be read", failure);
        }
    }
}
