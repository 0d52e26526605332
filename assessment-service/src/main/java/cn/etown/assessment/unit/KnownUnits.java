package cn.etown.assessment.unit;

import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The units (单位) that can be scored: those on governance's register. */
@ApplicationScoped
public class KnownUnits {

    private final Repository repository;

    KnownUnits(Repository repository) {
        this.repository = repository;
    }

    @WithTransaction
    public Uni<UnitView> require(String code) {
        return repository
                .findById(code)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .map(UnitView::of);
    }

    /** Lets nobody else score the unit until the current transaction ends. */
    @WithTransaction
    public Uni<Void> hold(String code) {
        return repository
                .findById(code, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .replaceWithVoid();
    }

    private static NotFound unknown(String code) {
        return new NotFound(new Text("单位", "unit"), code);
    }

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<KnownUnit, String> {}
}
