package cn.etown.governance.legal;

import cn.etown.governance.legal.domain.Answering;
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

/** An interface is online only with one of its unit's responsible people who answers for it today. */
@ApplicationScoped
class ResponsibilityRequirement implements Requirement {

    private final InterfaceResponsibilityRepository repository;
    private final CountyTime time;

    ResponsibilityRequirement(InterfaceResponsibilityRepository repository, CountyTime time) {
        this.repository = repository;
        this.time = time;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        var codes = candidates.stream().map(Candidate::interfaceCode).toList();
        return repository
                .answering(codes, time.today())
                .map(answering -> codes.stream()
                        .collect(Collectors.toMap(Function.identity(), code -> missing(answering.get(code)))));
    }

    @Override
    public Uni<List<String>> shownBy(Candidate candidate) {
        return repository
                .answeringPerson(candidate.interfaceCode(), time.today())
                .map(person -> List.of("responsible-people/" + person));
    }

    private List<Missing> missing(Answering found) {
        if (found == null) {
            return missing(
                    "没有接口责任人；由接口所属单位的签章人从本单位责任人中确定",
                    "Nobody answers for the interface; its unit's signer names one of the unit's responsible people");
        }
        if (found.holdsOn(time.today())) {
            return List.of();
        }
        return found.last() != null && found.last().isBefore(time.today())
                ? missing(
                        "接口责任人已于 " + found.last() + " 期满或离任；由签章人另行确定",
                        "Who answered for the interface did so until " + found.last() + "; the signer names another")
                : missing(
                        "接口责任人自 " + found.first() + " 起任职；由签章人另行确定",
                        "Who is named for the interface answers from " + found.first()
                                + " on; the signer names another");
    }

    private static List<Missing> missing(String zh, String en) {
        return List.of(new Missing("responsible-person", new Text(zh, en), "R3.2f", Ower.UNIT));
    }
}
