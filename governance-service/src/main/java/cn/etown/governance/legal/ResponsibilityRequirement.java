package cn.etown.governance.legal;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An interface is online only with somebody who answers for it. */
@ApplicationScoped
class ResponsibilityRequirement implements Requirement {

    private static final Missing MISSING = new Missing(
            "responsible-person",
            new Text("没有接口责任人；由接口所属单位的签章人确定", "Nobody answers for the interface; its unit's signer names who does"),
            "R3.2f",
            Ower.UNIT);

    private final InterfaceResponsibilityRepository repository;

    ResponsibilityRequirement(InterfaceResponsibilityRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        var codes = candidates.stream().map(Candidate::interfaceCode).toList();
        return repository
                .answeredFor(codes)
                .map(answered -> codes.stream()
                        .filter(code -> !answered.contains(code))
                        .collect(Collectors.toMap(Function.identity(), code -> List.of(MISSING))));
    }
}
