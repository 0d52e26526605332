package cn.etown.governance.standing;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Ower;
import cn.etown.governance.requirement.Requirement;
import cn.etown.governance.standing.domain.Standing;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** No interface goes ONLINE whose unit has no agreement and no accepted evidence of security capability (R4.1). */
@ApplicationScoped
class StandingRequirement implements Requirement {

    private final Standings standings;
    private final CountyTime time;

    StandingRequirement(Standings standings, CountyTime time) {
        this.standings = standings;
        this.time = time;
    }

    @Override
    public Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates) {
        return standings
                .neededOf(candidates.stream().map(Candidate::unit).distinct().toList())
                .map(standings -> candidates.stream()
                        .collect(Collectors.toMap(
                                Candidate::interfaceCode, candidate -> missing(standings.get(candidate.unit())))));
    }

    @Override
    public Uni<List<String>> shownBy(Candidate candidate) {
        return standings.neededShownBy(candidate.unit());
    }

    private List<Missing> missing(Standing standing) {
        return standing.lacksOn(time.today()).stream()
                .filter(lack -> lack.obligation().isNeeded())
                .map(lack -> new Missing(
                        lack.obligation().code(),
                        lack.reason(),
                        lack.obligation().clause(),
                        Ower.UNIT))
                .toList();
    }
}
