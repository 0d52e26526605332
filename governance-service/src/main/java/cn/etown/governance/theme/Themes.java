package cn.etown.governance.theme;

import cn.etown.governance.theme.domain.KnownThemes;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.StaleVersion;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Monitoring themes (监测主题, R3.3): sales, production, inventory and whatever a county adds. */
@ApplicationScoped
public class Themes {

    private final ThemeRepository repository;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Themes(ThemeRepository repository, Callers callers, Outbox outbox, Audit audit, Ids ids, CountyTime time) {
        this.repository = repository;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Adds a theme that is not there yet. */
    @WithTransaction
    public Uni<ThemeView> add(AddThemeRequest request) {
        var caller = callers.current();
        mustHold(request.content(), time.today(), "/content");
        return keep(new ThemeVersion(ids.next(), request.code(), 1, request.content(), caller, time.now()), caller)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(request.code()));
    }

    /** Adds the next version of a theme, from a day on; contracts that were taken before are not touched. */
    @WithTransaction
    public Uni<ThemeView> change(String code, EntityVersion expected, ThemeContent content) {
        var caller = callers.current();
        return repository
                .findNewest(code)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(code))
                .invoke(newest -> expected.mustMatch(new EntityVersion(newest.number())))
                .invoke(newest -> mustHold(content, later(newest.holdsFrom(), time.today()), ""))
                .map(newest -> new ThemeVersion(ids.next(), code, newest.number() + 1, content, caller, time.now()))
                .chain(next -> keep(next, caller))
                .onFailure(SqlState::isUniqueViolation)
                .transform(overtaken -> new StaleVersion());
    }

    /** A theme as it is today; one that is still to come as it will be first. */
    @WithTransaction
    public Uni<ThemeView> require(String code) {
        return repository
                .findShown(code, time.today())
                .onItem()
                .ifNull()
                .failWith(() -> notFound(code))
                .chain(shown -> repository.findNewest(code).map(newest -> shown.view(newest.number())));
    }

    @WithTransaction
    public Uni<Page<ThemeView>> list(PageRequest page) {
        return repository
                .after(page, time.today())
                .chain(found -> newest(found)
                        .map(newest -> Page.of(
                                page, found, ThemeVersion::code, theme -> theme.view(newest.get(theme.code())))));
    }

    /** The versions of a theme, oldest first. */
    @WithTransaction
    public Uni<Page<ThemeView>> versions(PageRequest page, String code) {
        return repository
                .findNewest(code)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(code))
                .chain(newest -> repository
                        .versions(page, code)
                        .map(found ->
                                Page.of(page, found, ThemeVersion::number, theme -> theme.view(newest.number()))));
    }

    /** The themes that contracts can feed today. */
    @WithTransaction
    public Uni<KnownThemes> known() {
        return repository
                .holding(time.today())
                .map(found -> new KnownThemes(
                        found.stream().collect(Collectors.toMap(ThemeVersion::code, ThemeVersion::asked))));
    }

    private Uni<ThemeView> keep(ThemeVersion version, Caller caller) {
        var entry = AuditEntry.of(caller, "add-theme-version", "themes/" + version.code(), "R3.3")
                .with("number", version.number())
                .with("holdsFrom", version.holdsFrom());
        return repository
                .persistAndFlush(version)
                .map(saved -> saved.view(saved.number()))
                .call(saved -> outbox.append(ThemeAdded.of(saved)))
                .call(() -> audit.record(entry));
    }

    private Uni<Map<String, Long>> newest(List<ThemeVersion> found) {
        return repository
                .newest(found.stream().map(ThemeVersion::code).toList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    /** A definition is not changed after the fact, and no later version holds before an earlier one. */
    private static void mustHold(ThemeContent content, LocalDate earliest, String place) {
        if (content.holdsFrom().isBefore(earliest)) {
            throw refused(
                    "holds-from",
                    place + "/holdsFrom",
                    new Text("生效日期不能早于 " + earliest, "It holds from " + earliest + " or later"));
        }
        if (new HashSet<>(content.measures()).size() < content.measures().size()) {
            throw refused("duplicate-measure", place + "/measures", new Text("度量重复", "A measure stands here twice"));
        }
        if (content.aggregates() != null
                && content.aggregates().size() != content.measures().size()) {
            throw refused(
                    "aggregates-of-measures",
                    place + "/aggregates",
                    new Text("汇总方式须与度量一一对应", "There is one for each of the measures, in their order"));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static RuntimeException refused(String code, String pointer, Text detail) {
        return new RuleRefused(code, detail).withClause("R3.3").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static RuntimeException exists(String code) {
        var detail = new Text("主题代码已被使用：" + code, "There is a theme " + code + " already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/code", detail)));
    }

    private static NotFound notFound(String code) {
        return new NotFound(new Text("监测主题", "theme"), code);
    }
}
