package cn.etown.governance.standard.template;

import cn.etown.kit.feed.NewEvent;

import java.time.LocalDate;

/** The fact that a standard interface has a further version, which holds from a day on, as the feed tells it. */
record StandardInterfaceAdded(
        String code, long number, String version, String theme, String nameZh, String nameEn, LocalDate holdsFrom) {

    static NewEvent of(StandardInterfaceVersion added) {
        return new NewEvent(
                "cn.etown.governance.standard-interface-added.v1",
                "standards/" + added.code(),
                new StandardInterfaceAdded(
                        added.code(),
                        added.number(),
                        added.version(),
                        added.theme(),
                        added.nameZh(),
                        added.nameEn(),
                        added.holdsFrom()));
    }
}
