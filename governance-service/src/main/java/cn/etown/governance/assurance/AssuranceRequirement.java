package cn.etown.governance.assurance;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** An interface is online only under a policy that holds today. */
@ApplicationScoped
class AssuranceRequirement implements Requirement {

    private static final Missing MISSING = new Missing(
            "assurance-policy",
            new Text("缺少今日有效的保障策略；由中心设置接口保障策略", "No assurance policy is in force today; the center sets one"),
            "R7.4");

    private final AssurancePolicyRepository repository;
    private final CountyTime time;

    AssuranceRequirement(AssurancePolicyRepository repository, CountyTime time) {
        this.repository = repository;
        this.time = time;
    }

    @Override
    public Uni<List<Missing>> missingFor(Candidate candidate) {
        return repository
                .inForceOn(candidate.interfaceCode(), time.today())
                .map(found -> found == null ? List.of(MISSING) : List.of());
    }
}
