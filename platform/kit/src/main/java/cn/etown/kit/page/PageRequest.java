package cn.etown.kit.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Which page of a list is wanted; a resource method takes it as {@code @Valid @BeanParam}. */
public class PageRequest {

    /** The most items a page may hold. */
    public static final int MOST = 200;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(MOST)
    @Parameter(description = "每页条数: items a page, 1 to 200")
    int limit;

    @QueryParam("cursor")
    @Size(max = 500)
    @Parameter(description = "翻页标记: where the last page ended, as its `next` said")
    String cursor;

    /** The first page, of the greatest size: for code that asks as a caller does. */
    public static PageRequest greatest() {
        var page = new PageRequest();
        page.limit = MOST;
        return page;
    }

    /** How many items are wanted, 1 to {@link #MOST}. */
    public int limit() {
        return limit;
    }

    /** How many rows to read: one more than wanted tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** The key of the last item of the page before, absent on the first page. */
    public Optional<String> after() {
        return Optional.ofNullable(cursor).map(Cursor::keyOf);
    }

    /** {@link #after()} of a list that is ordered by id. */
    public Optional<UUID> afterId() {
        return after(UUID::fromString);
    }

    /** {@link #after()} of a list that is ordered by a number. */
    public Optional<Long> afterNumber() {
        return after(Long::valueOf);
    }

    /**
     * {@link #after()} of a list that is ordered by several things.
     *
     * @param read makes the key of its text, and throws {@link IllegalArgumentException} where it is none of ours
     */
    public <T> Optional<T> after(Function<String, T> read) {
        return after().map(key -> {
            try {
                return read.apply(key);
            } catch (IllegalArgumentException notOurs) {
                throw Cursor.bad();
            }
        });
    }
}
