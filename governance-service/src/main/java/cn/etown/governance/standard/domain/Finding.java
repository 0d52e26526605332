package cn.etown.governance.standard.domain;

import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Text;

/**
 * Where a contract departs from the standard library.
 *
 * @param rule which rule, stable, kebab-case; a naming rule's is {@code naming:} and its code
 * @param pointer where, as a JSON pointer (RFC 6901) into the document
 * @param message what was found
 * @param whatToDo how to mend it
 */
public record Finding(String rule, Severity severity, String pointer, Text message, Text whatToDo) {

    /** What a caller is told whose document is refused for it. */
    public FieldError error() {
        return new FieldError(
                pointer, new Text(message.zh() + "；" + whatToDo.zh(), message.en() + ". " + whatToDo.en()));
    }
}
