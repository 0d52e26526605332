package cn.etown.monitoring.query;

import cn.etown.kit.caller.Callers;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see a unit's figures: its own people, the center, the services and the auditor (R4.1). */
@ApplicationScoped
public class Readers {

    private static final Text UNIT = new Text("单位", "unit");

    private final Callers callers;

    Readers(Callers callers) {
        this.callers = callers;
    }

    /** Refuses a caller who may not see the figures of {@code unit}, as if there were no such unit. */
    public void mustSee(String unit) {
        callers.current().mustSee(unit, () -> new NotFound(UNIT, unit));
    }
}
