package cn.etown.governance.coverage;

import cn.etown.governance.usage.RegisterUsageRequest;
import cn.etown.governance.usage.UsageRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** A demand waits for a data item that is on the register (R3.2e, R4.3a), however that counts today. */
@ApplicationScoped
class UsedDataItems implements UsageRule {

    private final DataItemRepository repository;

    UsedDataItems(DataItemRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Void> mustAllow(RegisterUsageRequest request) {
        if (request.dataItem() == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .findById(request.dataItem())
                .onItem()
                .ifNull()
                .failWith(() -> unknown(request.dataItem()))
                .replaceWithVoid();
    }

    private static RuntimeException unknown(UUID item) {
        var detail = new Text("没有此数据项：" + item, "There is no data item " + item);
        return new RuleRefused("unknown-data-item", detail).withErrors(List.of(new FieldError("/dataItem", detail)));
    }
}
