package cn.etown.governance.theme;

import cn.etown.kit.feed.NewEvent;

import java.time.LocalDate;
import java.util.List;

/** The fact that a theme has a further version, which holds from a day on, as the feed tells it. */
record ThemeAdded(String code, long number, String nameZh, String nameEn, List<String> measures, LocalDate holdsFrom) {

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
                        theme.holdsFrom()));
    }
}
