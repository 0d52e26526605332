package cn.etown.governance.requirement;

import io.smallrye.mutiny.Uni;

import java.util.List;

/** What one feature asks of an interface before it may go ONLINE, from PLANNED or out of a suspension. */
public interface Requirement {

    /** What is missing, nothing where all is there. Runs in the transaction of the move. */
    Uni<List<Missing>> missingFor(Candidate candidate);
}
