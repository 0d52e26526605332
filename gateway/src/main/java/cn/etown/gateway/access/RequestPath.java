package cn.etown.gateway.access;

import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Refused;

import java.util.regex.Pattern;

/**
 * A path that means the same to everybody who reads it: the gateway, which decides by it, and the services, which decode
 * it. Whatever could be read in two ways is refused rather than tidied up.
 */
public final class RequestPath {

    /**
     * Control characters, the letters that separate: / ; \ and % itself (a second decoding), and the letters, digits and
     * {@code - . _ ~} that need no escape (RFC 3986, 2.3): the framework routes by a path in which those are decoded.
     */
    private static final String AMBIGUOUS_ESCAPES =
            "[01][0-9a-f]|7f|2[5f]|3b|5c|2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e";

    private static final Pattern PLAIN = Pattern.compile(
            "/|(?:/(?!\\.{1,2}(?:/|$))(?:[\\w\\-.~!$&'()*+,=:@]++|%(?!" + AMBIGUOUS_ESCAPES + ")[0-9a-f]{2})++)++/?",
            Pattern.CASE_INSENSITIVE);

    private RequestPath() {}

    /** Returns {@code path} as it is, or refuses it with {@link Failure#MALFORMED_PATH}. */
    public static String requirePlain(String path) {
        if (path == null || !PLAIN.matcher(path).matches()) {
            throw new Refused(Failure.MALFORMED_PATH);
        }
        return path;
    }
}
