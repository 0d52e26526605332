package cn.etown.governance.access;

import cn.etown.governance.unit.UnitDependents;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** A unit is a data user as long as it holds a live grant (R3.2e). */
@ApplicationScoped
class GrantsOfUnits implements UnitDependents {

    private final AccessGrantRepository repository;
    private final CountyTime time;

    GrantsOfUnits(AccessGrantRepository repository, CountyTime time) {
        this.repository = repository;
        this.time = time;
    }

    @Override
    public UnitRole role() {
        return UnitRole.DATA_USER;
    }

    @Override
    public Uni<List<String>> livingOf(String unit, int most) {
        return repository
                .liveOf(unit, time.today(), most)
                .map(found -> found.stream().map(AccessGrant::path).toList());
    }
}
