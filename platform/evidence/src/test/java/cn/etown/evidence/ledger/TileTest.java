package cn.etown.evidence.ledger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TileTest {

    /** The example of C2SP tlog-tiles. */
    @Test
    void hasThePathOfTheStandard() {
        assertThat(new Tile(0, 1234067, 8).path()).isEqualTo("0/x001/x234/067.p/8");
        assertThat(new Tile(2, 0, Tile.WIDTH).path()).isEqualTo("2/000");
    }

    @Property
    void isFoundByItsPath(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(min = 0) long index,
            @ForAll @IntRange(min = 1, max = Tile.WIDTH) int width) {
        Tile tile = new Tile(level, index, width);

        assertThat(Tile.at(tile.path())).isEqualTo(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/1",
                "0/0001",
                "00/001",
                "64/001",
                "0/x001",
                "0/x000/001",
                "0/001.p/0",
                "0/001.p/256",
                "0/001.p/08",
                "0/001/",
                "-1/001",
                "0/x999/x999/x999/x999/x999/x999/999",
                "entries/000",
                "0/001.p/8/../.."
            })
    void isNotFoundByAnythingElse(String path) {
        assertThatThrownBy(() -> Tile.at(path)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The trees of 70,000 and of 256 leaves of C2SP tlog-tiles. */
    @Test
    void isAsWideAsTheTreeReaches() {
        assertThat(Tile.width(0, 272, 70_000)).hasValue(256);
        assertThat(Tile.width(0, 273, 70_000)).hasValue(112);
        assertThat(Tile.width(0, 274, 70_000)).isEmpty();
        assertThat(Tile.width(1, 0, 70_000)).hasValue(256);
        assertThat(Tile.width(1, 1, 70_000)).hasValue(17);
        assertThat(Tile.width(2, 0, 70_000)).hasValue(1);
        assertThat(Tile.width(3, 0, 70_000)).isEmpty();
        assertThat(Tile.width(0, 0, 256)).hasValue(256);
        assertThat(Tile.width(1, 0, 256)).hasValue(1);
        assertThat(Tile.width(0, Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
        assertThat(Tile.width(63, 0, Long.MAX_VALUE)).isEmpty();
        assertThat(Tile.width(0, 0, 0)).isEmpty();
    }
}
