package cn.etown.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Locale;

/**
 * A failure as the caller sees it: problem details after RFC 9457.
 *
 * @param type a URI for the kind of problem, {@code urn:etown:problem:<code>}
 * @param title the kind of problem in words
 * @param status the HTTP status, repeated
 * @param detail what went wrong here and how to mend it, in the language asked for
 * @param instance the path of the request
 * @param code stable name of the problem, kebab-case
 * @param clause the clause of the regulation behind the refusal, where one stands behind it
 * @param errors the very places that are wrong
 * @param traceId the trace to quote to the operators
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "问题详情 (RFC 9457): why a request failed and how to mend it")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String clause,
        List<Place> errors,
        String traceId) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A place that is wrong, in the caller's language. */
    @Schema(name = "ProblemPlace", description = "问题位置: one place that is wrong")
    public record Place(String pointer, String detail) {}

    /** The problem document of {@code refusal} for a caller who reads {@code language}. */
    public static Problem of(Refusal refusal, Locale language, String instance, String traceId) {
        var places = refusal.errors().stream()
                .map(error -> new Place(error.pointer(), error.detail().in(language)))
                .toList();
        return new Problem(
                "urn:etown:problem:" + refusal.code(),
                refusal.title().in(language),
                refusal.status(),
                refusal.detail().in(language),
                instance,
                refusal.code(),
                refusal.clause(),
                places,
                traceId);
    }
}
