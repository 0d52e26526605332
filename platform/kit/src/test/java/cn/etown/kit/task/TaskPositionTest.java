package cn.etown.kit.task;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskPositionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Caller CALLER = new Caller("s", "n", "c", Set.of("operator"), Optional.empty(), "");

    @Test
    void comesByDayThenObjectThenKindAndLastWithoutADay() {
        var first = task("b", DAY, "things/1");
        var second = task("a", DAY, "things/2");
        var third = task("b", DAY, "things/2");
        var fourth = task("a", DAY.plusDays(1), "things/0");
        var last = task("a", null, "things/0");

        assertThat(List.of(last, third, fourth, second, first).stream().sorted())
                .containsExactly(first, second, third, fourth, last);
    }

    @Test
    void readsBackWhatItWrote() {
        for (var task : List.of(task("a-b", DAY, "things/1"), task("a", null, "odd things/2"))) {
            assertThat(TaskPosition.ofText(task.position().text())).isEqualTo(task.position());
        }
    }

    @Test
    void refusesTextThatIsNoPosition() {
        for (var text : List.of(
                "",
                "2026-03-02",
                "2026-03-02 a",
                "yesterday a things/1",
                "2026-02-30 a things/1",
                "+99999-01-01 a b")) {
            assertThatThrownBy(() -> TaskPosition.ofText(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Whatever the size of a page, a source that knows only how to tell its first tasks tells all of them page by page. */
    @Property(tries = 200)
    void isReachedPageByPageInASourceThatKnowsOnlyItsFirst(
            @ForAll @IntRange(min = 0, max = 60) int count, @ForAll @IntRange(min = 1, max = 25) int size) {
        var all = tasks("a", count, 0);
        assertIsToldPageByPage(
                (caller, most) -> Uni.createFrom().item(all.stream().limit(most).toList()), size, all);
    }

    /** Two queries of which each is cut, as most sources have them: what one is cut at does not hide what it has behind. */
    @Property(tries = 200)
    void isReachedPageByPageInASourceOfTwoLists(
            @ForAll @IntRange(min = 0, max = 60) int count,
            @ForAll @IntRange(min = 0, max = 60) int others,
            @ForAll @IntRange(min = 0, max = 9) int later,
            @ForAll @IntRange(min = 1, max = 25) int size) {
        var one = tasks("check", count, 0);
        var other = tasks("review", others, later);
        TaskSource source = (caller, most) -> Uni.createFrom()
                .item(Stream.of(one, other)
                        .flatMap(list -> list.stream().limit(most))
                        .toList());

        assertIsToldPageByPage(
                source,
                size,
                Stream.concat(one.stream(), other.stream()).sorted().toList());
    }

    private static List<Task> tasks(String kind, int count, int daysLater) {
        return IntStream.range(0, count)
                .mapToObj(i -> task(kind, DAY.plusDays(daysLater + i / 7), "things/" + (100 + i)))
                .toList();
    }

    private static void assertIsToldPageByPage(TaskSource source, int size, List<Task> all) {
        var told = new ArrayList<Task>();
        var page = source.owedBy(CALLER, size).await().indefinitely();
        while (!page.isEmpty()) {
            told.addAll(page.stream().sorted().limit(size).toList());
            var end = told.get(told.size() - 1).position();
            page = source.owedBy(CALLER, end, size).await().indefinitely();
        }

        assertThat(told).isEqualTo(all);
    }

    private static Task task(String kind, LocalDate due, String object) {
        return new Task(kind, new Text("事", "thing"), null, due, "R1", object);
    }
}
