package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.EmptyPhrases;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** That what somebody states as a reason says something (R4.3b). */
@ApplicationScoped
public class Reasons {

    private static final String PHRASES = "/empty-phrases.txt";

    private final EmptyPhrases phrases = new EmptyPhrases(read());

    /**
     * Refuses a text that is made of phrases that say nothing.
     *
     * @param pointer where it stands in the request
     * @throws RuleRefused {@code empty-phrase}
     */
    public void requireSaying(String text, String pointer) {
        if (phrases.isEmpty(text)) {
            Text detail =
                    new Text("只有“情况属实”“已核实”一类的空话，请写明具体情况", "The text only says that all is well; state what happened");
            throw new RuleRefused("empty-phrase", detail)
                    .withClause("R4.3b")
                    .withErrors(List.of(new FieldError(pointer, detail)));
        }
    }

    private static List<String> read() {
        try (InputStream file = Reasons.class.getResourceAsStream(PHRASES)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
