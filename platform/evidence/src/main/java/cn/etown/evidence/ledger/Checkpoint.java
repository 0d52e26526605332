package cn.etown.evidence.ledger;

import java.util.regex.Pattern;

/**
 * What a ledger was at one time: so many leaves, and the one root they have. The text of a signed note, after C2SP
 * tlog-checkpoint.
 *
 * @param origin the ledger's name, which is that of its keys too
 * @param size how many leaves it had
 * @param root of the tree of these leaves
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int LINES = 3;

    public Checkpoint {
        NoteKey.requireName(origin);
        if (size < 0) {
            throw new IllegalArgumentException("No ledger has " + size + " leaves");
        }
    }

    /** @throws IllegalArgumentException when {@code text} is no checkpoint, or has lines beyond those that are known */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1
                || !lines[LINES].isEmpty()
                || !SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("Not a checkpoint: " + text);
        }
        Checkpoint found = new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
        if (!found.text().equals(text)) {
            throw new IllegalArgumentException("Not a checkpoint as it is written: " + text);
        }
        return found;
    }

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
