package cn.etown.collection.quarantine;

import cn.etown.evidence.record.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** How the failures of a record are stored. */
public final class Failures {

    private Failures() {}

    public static String json(List<Failure> failures) {
        JsonArray array = new JsonArray();
        failures.forEach(failure -> array.add(JsonObject.of(
                "field", failure.field(),
                "rule", failure.rule().code(),
                "clause", failure.rule().clause(),
                "zh", failure.hint().zh(),
                "en", failure.hint().en())));
        return array.encode();
    }
}
