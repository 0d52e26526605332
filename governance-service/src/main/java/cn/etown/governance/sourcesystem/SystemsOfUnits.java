package cn.etown.governance.sourcesystem;

import cn.etown.governance.unit.UnitDependents;
import cn.etown.governance.unit.domain.UnitRole;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** A unit is a provider as long as a source system of it has not ended (R3.1). */
@ApplicationScoped
class SystemsOfUnits implements UnitDependents {

    private final SourceSystemRepository repository;

    SystemsOfUnits(SourceSystemRepository repository) {
        this.repository = repository;
    }

    @Override
    public UnitRole role() {
        return UnitRole.PROVIDER;
    }

    @Override
    public Uni<List<String>> livingOf(String unit, int most) {
        return repository
                .livingOf(unit, most)
                .map(found -> found.stream().map(SourceSystems::path).toList());
    }
}
