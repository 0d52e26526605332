package cn.etown.governance.theme;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class ThemeRepository implements PanacheRepositoryBase<ThemeVersion, UUID> {

    /** The newest that holds by {@code :day}, or else, of a theme that is still to come, the first. */
    private static final String SHOWN =
            "v.number = coalesce((select max(h.number) from ThemeVersion h where h.code = v.code and h.holdsFrom <= :day), 1)";

    /** The newest version, or {@code null} where there is no such theme. */
    Uni<ThemeVersion> findNewest(String code) {
        return find("code = ?1 order by number desc", code).firstResult();
    }

    /** The version that stands for the theme on {@code day}, or {@code null}. */
    Uni<ThemeVersion> findShown(String code, LocalDate day) {
        return find("from ThemeVersion v where v.code = :code and " + SHOWN, Map.of("code", code, "day", day))
                .firstResult();
    }

    /** By code, each as the version that stands for it on {@code day}. */
    Uni<List<ThemeVersion>> after(PageRequest page, LocalDate day) {
        return find(
                        "from ThemeVersion v where v.code > :after and " + SHOWN + " order by v.code",
                        Map.of("after", page.after().orElse(""), "day", day))
                .page(0, page.rows())
                .list();
    }

    /** The versions that hold on {@code day}, one of each theme. */
    Uni<List<ThemeVersion>> holding(LocalDate day) {
        return list("from ThemeVersion v where v.holdsFrom <= :day and " + SHOWN, Map.of("day", day));
    }

    /** The versions of a theme, oldest first. */
    Uni<List<ThemeVersion>> versions(PageRequest page, String code) {
        return find(
                        "code = ?1 and number > ?2 order by number",
                        code,
                        page.afterNumber().orElse(0L))
                .page(0, page.rows())
                .list();
    }

    /** The number of each theme's newest version, among {@code codes}. */
    Uni<List<Object[]>> newest(List<String> codes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select code, max(number) from ThemeVersion where code in :codes group by code",
                                Object[].class)
                        .setParameter("codes", codes)
                        .getResultList());
    }
}
