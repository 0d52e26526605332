package cn.etown.governance.papers;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** Training of which nobody recorded in time who came (R8.5). */
@ApplicationScoped
class UnrecordedAttendances implements TimedDuties {

    private final TrainingRepository trainings;
    private final ClockSettings clocks;
    private final Breaches breaches;

    UnrecordedAttendances(TrainingRepository trainings, ClockSettings clocks, Breaches breaches) {
        this.trainings = trainings;
        this.clocks = clocks;
        this.breaches = breaches;
    }

    @Override
    public String name() {
        return "attendances";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return clocks.lengths(Matter.TRAINING, Term.ATTENDANCE)
                .chain(lengths -> trainings
                        .unrecorded(today, MissedPage.idAfter(after), most)
                        .map(found -> MissedPage.of(
                                found,
                                most,
                                TrainingSession::id,
                                session -> lengths.dueBefore(today, session.heldOn())
                                        .map(session::missed)
                                        .orElse(null))));
    }

    /** Somebody records who came. What is moved or cancelled was not held, so nobody owed it. */
    Uni<Void> recordIfLate(TrainingSession session) {
        return session.isToBeRecorded()
                ? clocks.lengths(Matter.TRAINING, Term.ATTENDANCE)
                        .chain(lengths -> breaches.recordIfLate(
                                session.missed(lengths.due(session.heldOn()).orElse(null))))
                : Uni.createFrom().voidItem();
    }
}
