package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.LegalRecordState;
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

/** An interface is online only with a legal basis whose review has not ended. */
@ApplicationScoped
class LegalRequirement implements Requirement {

    private final LegalRecordRepository repository;
    private final CountyTime time;

    LegalRequirement(LegalRecordRepository repository, CountyTime time) {
        this.repository = repository;
        this.time = time;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        var codes = candidates.stream().map(Candidate::interfaceCode).toList();
        return repository
                .open(codes)
                .map(open ->
                        codes.stream().collect(Collectors.toMap(Function.identity(), code -> missing(code, open))));
    }

    /** @param open the records that are reviewed, or wait for it */
    private List<Missing> missing(String code, List<LegalRecord> open) {
        var own = open.stream()
                .filter(record -> record.interfaceCode().equals(code))
                .toList();
        var reviewed = own.stream()
                .filter(record -> record.state() == LegalRecordState.REVIEWED)
                .findFirst()
                .orElse(null);
        if (reviewed == null) {
            return List.of(missing(
                    own.isEmpty() ? Ower.UNIT : Ower.CENTER,
                    "没有经审查的法律依据与风险记录；由单位或操作员提交，由治理员审查",
                    "No legal basis was reviewed; the unit or the operator submits one and a governor reviews it"));
        }
        if (time.today().isAfter(reviewed.reviewedUntil())) {
            return List.of(missing(
                    Ower.CENTER,
                    "法律依据的审查已于 " + reviewed.reviewedUntil() + " 到期；由治理员重新审查",
                    "The review of its legal basis ended on " + reviewed.reviewedUntil()
                            + "; a governor reviews it anew"));
        }
        return List.of();
    }

    private static Missing missing(Ower owedBy, String zh, String en) {
        return new Missing("legal-basis", new Text(zh, en), "R5.3", owedBy);
    }
}
