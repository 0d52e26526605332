package cn.etown.evidence.ledger;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of the tree as it is published, after C2SP tlog-tiles: up to {@value #WIDTH} consecutive hashes of one height. Those
 * of level 0 are of leaves; each hash of a higher level is the root of a full tile of the level below.
 *
 * @param level from 0 to 63
 * @param index from 0, within the level
 * @param width how many hashes it has, from 1; fewer than {@value #WIDTH} only at the right edge of the tree
 */
public record Tile(int level, long index, int width) {

    /** How many hashes a full tile has. */
    public static final int WIDTH = 256;

    /** How many levels of the tree one level of tiles spans. */
    public static final int HEIGHT = 8;

    private static final int MOST_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final int THOUSAND = 1000;

    public Tile {
        if (level < 0 || level > MOST_LEVEL || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("No tile: " + level + "/" + index + " of " + width);
        }
    }

    /** The tile at {@code path}, as {@link #path()} writes it. */
    public static Tile at(String path) {
        Matcher found = PATH.matcher(path);
        if (!found.matches()) {
            throw new IllegalArgumentException("No path of a tile: " + path);
        }
        int width = found.group(3) == null ? WIDTH : Integer.parseInt(found.group(3));
        long index = Long.parseLong(found.group(2).replace("x", "").replace("/", ""));
        Tile tile = new Tile(Integer.parseInt(found.group(1)), index, width);
        if (!tile.path().equals(path)) {
            throw new IllegalArgumentException("Not the path of a tile as it is written: " + path);
        }
        return tile;
    }

    /** How many hashes of this level a tree of {@code size} leaves has. */
    public static long hashes(int level, long size) {
        return level * HEIGHT >= Long.SIZE - 1 ? 0 : size >> (level * HEIGHT);
    }

    /** The width of the tile at {@code level} and {@code index} in a tree of {@code size} leaves; empty where it has none there. */
    public static OptionalInt width(int level, long index, long size) {
        long hashes = hashes(level, size);
        if (index < 0 || index > (hashes - 1) / WIDTH || hashes == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Math.min(hashes - index * WIDTH, WIDTH));
    }

    public boolean isFull() {
        return width == WIDTH;
    }

    /** Its path below {@code tile/}, such as {@code 0/x001/x234/067.p/8}. */
    public String path() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % THOUSAND));
        for (long rest = index / THOUSAND; rest > 0; rest /= THOUSAND) {
            path.insert(0, String.format("x%03d/", rest % THOUSAND));
        }
        return level + "/" + path + (isFull() ? "" : ".p/" + width);
    }
}
