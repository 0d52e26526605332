package cn.etown.gateway.access;

import java.util.regex.Pattern;

/**
 * A set of operations written as method and path, as in {@code PUT /api/collection/v1/batches/*}{@code /parts/*}; a star
 * stands for exactly one segment. GET means HEAD too.
 */
public final class Operations {

    private final String method;
    private final Pattern path;

    private Operations(String method, Pattern path) {
        this.method = method;
        this.path = path;
    }

    /** Reads {@code text}, as it stands in the configuration. */
    public static Operations of(String text) {
        String[] words = text.strip().split(" +");
        if (words.length != 2 || !words[1].startsWith("/")) {
            throw new IllegalArgumentException("Not a method and a path: " + text);
        }
        String expression = Pattern.quote(words[1]).replace("*", "\\E[^/]+\\Q");
        return new Operations(words[0], Pattern.compile(expression));
    }

    /** Whether the operation {@code method} on {@code path} is one of these. */
    public boolean contain(String method, String path) {
        boolean sameMethod = this.method.equals(method) || this.method.equals("GET") && method.equals("HEAD");
        return sameMethod && this.path.matcher(path).matches();
    }
}
