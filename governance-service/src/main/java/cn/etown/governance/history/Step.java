package cn.etown.governance.history;

import java.util.List;

/**
 * A change of state as its mover gives account of it.
 *
 * @param reason why, in the mover's words
 * @param evidence what shows that it was right, as links or file numbers
 */
public record Step(Enum<?> from, Enum<?> to, String reason, List<String> evidence) {

    public Step {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
