package cn.etown.governance.theme.domain;

import java.util.Objects;

/**
 * A measure that a theme asks for.
 *
 * @param aggregate how it is made, or {@code null} where the theme leaves that open
 */
public record AskedMeasure(String name, Aggregate aggregate) {

    public AskedMeasure {
        Objects.requireNonNull(name, "name");
    }

    boolean isMadeBy(Aggregate other) {
        return aggregate == null || aggregate == other;
    }
}
