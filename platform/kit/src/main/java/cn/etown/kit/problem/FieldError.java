package cn.etown.kit.problem;

import java.util.Objects;

/**
 * One thing wrong in a request or document.
 *
 * @param pointer where it is: a JSON pointer (RFC 6901) into the body, or the name of a parameter or header
 * @param detail what is wrong and how to mend it
 */
public record FieldError(String pointer, Text detail) {

    public FieldError {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(detail, "detail");
    }
}
