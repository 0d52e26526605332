package cn.etown.gateway.problem;

/**
 * A failure as the caller sees it: problem details after RFC 9457.
 *
 * @param type a URI for the kind of problem, {@code urn:etown:problem:<code>}
 * @param title the kind of problem in words
 * @param status the HTTP status, repeated
 * @param detail how to mend it
 * @param instance the path of the request
 * @param code stable name of the problem, kebab-case
 * @param traceId the trace to quote to the operators
 */
public record Problem(
        String type, String title, int status, String detail, String instance, String code, String traceId) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
