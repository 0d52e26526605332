package cn.etown.governance.standard.impact;

import cn.etown.governance.standard.domain.DescribedContract;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** What a change of the standard library would touch, seen before it is made; what is referred to is not withdrawn. */
@ApplicationScoped
public class LibraryImpact {

    private static final String ELEMENTS = "data-elements/";
    private static final String STANDARDS = "standards/";

    private final LibraryUseRepository repository;

    LibraryImpact(LibraryUseRepository repository) {
        this.repository = repository;
    }

    /** Keeps what the contract that came into force stands on, in place of the one before. */
    public Uni<Void> keep(UUID contract, DescribedContract meant) {
        return repository.keep(meant.interfaceCode(), contract, meant.references(ELEMENTS, STANDARDS));
    }

    @WithTransaction
    public Uni<Page<LibraryDependent>> ofElement(String code, PageRequest page) {
        return shown(page, repository.ofReference(ELEMENTS + code, page));
    }

    @WithTransaction
    public Uni<Page<LibraryDependent>> ofStandard(String code, PageRequest page) {
        return shown(page, repository.ofReference(STANDARDS + code, page));
    }

    @WithTransaction
    public Uni<Page<LibraryDependent>> ofCodeList(String code, PageRequest page) {
        return shown(page, repository.ofList(code, page));
    }

    /** Refuses while something refers to the element. */
    public Uni<Void> mustNotNeedElement(String code) {
        return refuseWhereFound(repository.ofReference(ELEMENTS + code, PageRequest.greatest()));
    }

    /** Refuses while something refers to the code list. */
    public Uni<Void> mustNotNeedCodeList(String code) {
        return refuseWhereFound(repository.ofList(code, PageRequest.greatest()));
    }

    private static Uni<Page<LibraryDependent>> shown(PageRequest page, Uni<List<LibraryDependent>> found) {
        return found.map(rows -> Page.of(page, rows, LibraryDependent::key, row -> row));
    }

    private static Uni<Void> refuseWhereFound(Uni<List<LibraryDependent>> dependents) {
        return dependents
                .invoke(found -> {
                    if (!found.isEmpty()) {
                        throw new RuleRefused(
                                        "still-referred-to",
                                        new Text(
                                                "仍被引用，不能废止；见 impact",
                                                "It is still referred to and cannot be withdrawn; see its impact"))
                                .withClause("R3.2b")
                                .withErrors(
                                        found.stream().map(LibraryImpact::error).toList());
                    }
                })
                .replaceWithVoid();
    }

    private static FieldError error(LibraryDependent dependent) {
        var named = dependent.link() + " (" + dependent.name() + ")";
        return new FieldError("/target", new Text("被引用：" + named, "Referred to by " + named));
    }
}
