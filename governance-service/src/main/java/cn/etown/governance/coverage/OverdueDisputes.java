package cn.etown.governance.coverage;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** Disputes about items that the center did not settle in time (R8.2). */
@ApplicationScoped
class OverdueDisputes implements TimedDuties {

    private final ItemDecisions decisions;

    OverdueDisputes(ItemDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "disputed-data-items";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return decisions.ofDisputed(today, MissedPage.idAfter(after), most);
    }
}
