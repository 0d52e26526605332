package cn.etown.collection.record.domain;

import cn.etown.kit.problem.Text;

import java.util.Objects;

/**
 * One rule that one record failed, and how to mend it. The hint never repeats the value, which may be personal.
 *
 * @param field the field concerned, or {@code null} where the whole record is
 */
public record Failure(String field, Rule rule, Text hint) {

    public Failure {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(hint, "hint");
    }
}
