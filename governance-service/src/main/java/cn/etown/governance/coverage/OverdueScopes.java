package cn.etown.governance.coverage;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** Items that left their listing and that the center did not decide on in time (R4.3a). */
@ApplicationScoped
class OverdueScopes implements TimedDuties {

    private final ItemDecisions decisions;

    OverdueScopes(ItemDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "gone-data-items";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return decisions.ofGone(today, MissedPage.idAfter(after), most);
    }
}
