package cn.etown.governance.theme;

import cn.etown.governance.theme.domain.Aggregate;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.LocalDate;
import java.util.List;

/**
 * The fact that a theme has a further version, which holds from a day on, as the feed tells it.
 *
 * @param aggregates how each of the measures is made, in their order; absent where contracts make them as they like
 */
record ThemeAdded(
        String code,
        long number,
        String nameZh,
        String nameEn,
        List<String> measures,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Aggregate> aggregates,
        LocalDate holdsFrom) {

    static NewEvent of(ThemeView theme) {
        return new NewEvent(
                "cn.etown.governance.theme-added.v1",
                "themes/" + theme.code(),
                new ThemeAdded(
                        theme.code(),
                        theme.number(),
                        theme.nameZh(),
                        theme.nameEn(),
                        theme.measures(),
                        theme.aggregates(),
                        theme.holdsFrom()));
    }
}
