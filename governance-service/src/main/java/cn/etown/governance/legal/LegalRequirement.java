package cn.etown.governance.legal;

import cn.etown.governance.classification.PersonalFields;
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

/** An interface is online only with a legal basis whose review has not ended, and which names the personal data that there are. */
@ApplicationScoped
class LegalRequirement implements Requirement {

    private final LegalRecordRepository repository;
    private final PersonalFields personalFields;
    private final CountyTime time;

    LegalRequirement(LegalRecordRepository repository, PersonalFields personalFields, CountyTime time) {
        this.repository = repository;
        this.personalFields = personalFields;
        this.time = time;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        var codes = candidates.stream().map(Candidate::interfaceCode).toList();
        return repository
                .open(codes)
                .chain(open -> personalFields
                        .of(codes)
                        .map(personal -> codes.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        code -> missing(code, open, personal.getOrDefault(code, List.of()))))));
    }

    @Override
    public Uni<List<String>> shownBy(Candidate candidate) {
        return repository.reviewed(candidate.interfaceCode()).map(reviewed -> List.of(reviewed.path()));
    }

    /**
     * @param open the records that are reviewed, or wait for it
     * @param personal the fields that count as personal data
     */
    private List<Missing> missing(String code, List<LegalRecord> open, List<String> personal) {
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
        return reviewed.content().passesOver(personal)
                ? List.of(
                        missing(
                                Ower.UNIT,
                                "字段 " + LegalContent.named(personal) + " 计为个人信息，而法律依据与风险记录未写明个人信息；由单位提交新的记录",
                                "The fields " + LegalContent.named(personal)
                                        + " count as personal data and its legal record names none; the unit submits a new one"))
                : List.of();
    }

    private static Missing missing(Ower owedBy, String zh, String en) {
        return new Missing("legal-basis", new Text(zh, en), "R5.3", owedBy);
    }
}
