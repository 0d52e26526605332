package cn.etown.governance.standing;

import cn.etown.governance.requirement.Candidate;
import cn.etown.governance.requirement.Missing;
import cn.etown.governance.requirement.Requirement;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

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
    public Uni<List<Missing>> missingFor(Candidate candidate) {
        return standings
                .of(candidate.unit())
                .map(standing -> standing.lacksOn(time.today()).stream()
                        .filter(lack -> lack.obligation().isNeeded())
                        .map(lack -> new Missing(
                                lack.obligation().code(),
                                lack.reason(),
                                lack.obligation().clause()))
                        .toList());
    }
}
