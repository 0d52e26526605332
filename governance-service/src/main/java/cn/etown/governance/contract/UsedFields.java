package cn.etown.governance.contract;

import cn.etown.governance.usage.RegisterUsageRequest;
import cn.etown.governance.usage.UsageRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The fields of a use are those of the contract in force: one that is misspelt would never be found again (R3.2e). */
@ApplicationScoped
class UsedFields implements UsageRule {

    private final FieldsInForce fields;

    UsedFields(FieldsInForce fields) {
        this.fields = fields;
    }

    @Override
    public Uni<Void> mustAllow(RegisterUsageRequest request) {
        return request.fields().isEmpty() || request.interfaceCode() == null
                ? Uni.createFrom().voidItem()
                : fields.mustHaveAll(request.interfaceCode(), request.fields());
    }
}
