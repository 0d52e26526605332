package cn.etown.assessment.scheme;

import cn.etown.assessment.scheme.domain.Scheme;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.UUID;

/** The evaluation schemes (评价体系) and which of them is in force when (R12). */
@ApplicationScoped
public class Schemes {

    private final SchemeRepository repository;

    Schemes(SchemeRepository repository) {
        this.repository = repository;
    }

    @WithTransaction
    public Uni<Page<SchemeView>> list(PageRequest page) {
        return repository
                .after(page)
                .map(found -> Page.of(page, found, StoredScheme::id, scheme -> SchemeView.of(scheme.toScheme())));
    }

    @WithTransaction
    public Uni<SchemeView> require(UUID id) {
        return repository
                .findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound(new Text("评价体系", "evaluation scheme"), id))
                .map(scheme -> SchemeView.of(scheme.toScheme()));
    }

    /** The scheme that was, is or will be in force on {@code day}, as far as is known now. */
    @WithTransaction
    public Uni<Scheme> inForceOn(LocalDate day) {
        return repository
                .findInForce(day)
                .onItem()
                .ifNull()
                .failWith(() -> noneOn(day))
                .map(StoredScheme::toScheme);
    }

    private static RuntimeException noneOn(LocalDate day) {
        return new RuleRefused(
                        "no-scheme-in-force",
                        new Text(day + " 没有施行中的评价体系", "No evaluation scheme was in force on " + day))
                .withClause("R12");
    }
}
