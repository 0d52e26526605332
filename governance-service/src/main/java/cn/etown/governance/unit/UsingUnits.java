package cn.etown.governance.unit;

import cn.etown.governance.usage.RegisterUsageRequest;
import cn.etown.governance.usage.UsageRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The unit that answers for a use is on the register (R3.2e). */
@ApplicationScoped
class UsingUnits implements UsageRule {

    private final Units units;

    UsingUnits(Units units) {
        this.units = units;
    }

    @Override
    public Uni<Void> mustAllow(RegisterUsageRequest request) {
        return request.unit() == null ? Uni.createFrom().voidItem() : units.mustBeRegistered(request.unit());
    }
}
