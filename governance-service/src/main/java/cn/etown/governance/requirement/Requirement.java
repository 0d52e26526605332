package cn.etown.governance.requirement;

import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.Map;

/** What one feature asks of an interface before it may go ONLINE, from PLANNED or out of a suspension. */
public interface Requirement {

    /**
     * What each of the candidates is missing, by the code of the interface; one that is not in it misses nothing. Runs in the
     * transaction of the move, and asks the database as often for a page of them as for one.
     */
    Uni<Map<String, List<Missing>>> missingFor(List<Candidate> candidates);

    /** The paths of what shows that the candidate misses nothing, for the history of its move. Asked only where it does not. */
    default Uni<List<String>> shownBy(Candidate candidate) {
        return Uni.createFrom().item(List.of());
    }
}
