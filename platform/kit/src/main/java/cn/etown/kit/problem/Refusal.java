package cn.etown.kit.problem;

import java.util.List;
import java.util.Objects;

/**
 * A request that cannot be granted, as a fact: what is refused and why. One mapper turns every refusal into a problem
 * document (RFC 9457), so a use case only states the fact.
 *
 * <p>A refusal is an expected answer, not a fault, so it carries no stack trace.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Text title;
    private final transient Text detail;
    private String clause;
    private transient List<FieldError> errors = List.of();

    /**
     * @param status the HTTP status, 400 to 599
     * @param code stable, kebab-case; clients may rely on it
     * @param title what kind of refusal this is, the same for every use of the code's class
     * @param detail what is refused here and how to mend it
     */
    protected Refusal(int status, String code, Text title, Text detail) {
        super(detail.en(), null, false, false);
        this.status = status;
        this.code = Objects.requireNonNull(code, "code");
        this.title = title;
        this.detail = detail;
    }

    /** Names the clause of the regulation that stands behind this refusal, such as {@code R4.3b}. */
    public Refusal withClause(String id) {
        clause = id;
        return this;
    }

    /** Names the very places that are wrong. */
    public Refusal withErrors(List<FieldError> found) {
        errors = List.copyOf(found);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Text title() {
        return title;
    }

    public Text detail() {
        return detail;
    }

    /** The clause of the regulation behind this refusal, or {@code null} where none is. */
    public String clause() {
        return clause;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
