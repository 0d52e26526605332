package cn.etown.governance.coverage;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermLengths;
import cn.etown.governance.coverage.domain.Counted;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The listings that a unit owes for its source systems: the first, or a fresh one (R4.3a). */
@ApplicationScoped
class ListingTasks implements TaskSource {

    private final CoverageChangeRepository changes;
    private final ClockSettings clocks;
    private final CountyTime time;

    ListingTasks(CoverageChangeRepository changes, ClockSettings clocks, CountyTime time) {
        this.changes = changes;
        this.clocks = clocks;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> owedByUnit(unit, most))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> owedByUnit(String unit, int most) {
        var scope = new CoverageScope(CoverageLevel.UNIT, null, unit, null);
        return clocks.lengths(Matter.SCHEMA_LISTING, Term.UPLOAD)
                .chain(lengths -> changes.listingsOwed(time.today(), scope, most)
                        .map(owed -> owed.stream()
                                .map(each -> upload(each, lengths))
                                .sorted()
                                .toList()));
    }

    private static Task upload(CoverageChangeRepository.ListingOwed owed, TermLengths lengths) {
        var title = owed.counted() == Counted.UNLISTED
                ? new Text(
                        "上传源系统“" + owed.name() + "”的数据项清单",
                        "Upload the listing of what the source system " + owed.name() + " holds")
                : new Text(
                        "源系统“" + owed.name() + "”的数据项清单已过期，请重新上传",
                        "The listing of the source system " + owed.name() + " is too old; upload a fresh one");
        return new Task(
                        "upload-schema-listing",
                        title,
                        owed.unit(),
                        lengths.due(owed.since()).orElse(null),
                        "R4.3a",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "source-systems/" + owed.sourceSystem() + "/schema-listings");
    }
}
