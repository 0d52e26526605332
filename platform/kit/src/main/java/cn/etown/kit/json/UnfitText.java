package cn.etown.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A text that cannot be kept as it was sent: half of a surrogate pair, which UTF-8 has not, or NUL, which PostgreSQL has not. */
public final class UnfitText extends MismatchedInputException {

    private static final long serialVersionUID = 1;

    UnfitText(JsonParser at) {
        super(at, "Half of a surrogate pair, or NUL", String.class);
    }
}
