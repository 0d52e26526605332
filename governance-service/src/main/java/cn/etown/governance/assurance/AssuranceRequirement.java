package cn.etown.governance.assurance;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An interface is online only under a policy that holds today. */
@ApplicationScoped
class AssuranceRequirement implements Requirement {

    private static final Missing MISSING = new Missing(
            "assurance-policy",
            new Text("缺少今日有效的保障策略；由中心设置接口保障策略", "No assurance policy is in force today; the center sets one"),
            "R7.4",
            Ower.CENTER);

    private final AssurancePolicyRepository repository;
    private final CountyTime time;

    AssuranceRequirement(AssurancePolicyRepository repository, CountyTime time) {
        this.repository = repository;
        this.time = time;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        var codes = candidates.stream().map(Candidate::interfaceCode).toList();
        return repository
                .withOneOn(codes, time.today())
                .map(covered -> codes.stream()
                        .filter(code -> !covered.contains(code))
                        .collect(Collectors.toMap(Function.identity(), code -> List.of(MISSING))));
    }

    @Override
    public Uni<List<String>> shownBy(Candidate candidate) {
        return repository.inForceOn(candidate.interfaceCode(), time.today()).map(policy -> List.of(policy.path()));
    }
}
