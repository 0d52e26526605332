package cn.etown.governance.interfaces;

import cn.etown.governance.usage.RegisterUsageRequest;
import cn.etown.governance.usage.UsageRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Uses are of interfaces on the register that were not retired (R3.2e). */
@ApplicationScoped
class UsedInterfaces implements UsageRule {

    private final InterfaceRepository repository;

    UsedInterfaces(InterfaceRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Void> mustAllow(RegisterUsageRequest request) {
        if (request.interfaceCode() == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .findKept(request.interfaceCode())
                .onItem()
                .ifNull()
                .failWith(() -> unknown(request.interfaceCode()))
                .invoke(found -> InterfaceView.of(found).mustNotBeRetired())
                .replaceWithVoid();
    }

    private static RuntimeException unknown(String code) {
        var detail = new Text("没有此数据接口：" + code, "There is no interface " + code);
        return new RuleRefused("unknown-interface", detail).withErrors(List.of(new FieldError("/interface", detail)));
    }
}
