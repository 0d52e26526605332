package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.domain.Ladder;
import cn.etown.collection.terms.TermTable;
import cn.etown.collection.terms.TermVersions;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/** When what is not here is asked for: versions, each from the day on which it holds, only ever added to. */
@ApplicationScoped
public class ReminderLadders {

    private static final TermTable<ReminderLadderView> TABLE =
            new TermTable<>("reminder_ladder", "ladder", ReminderLadderView::of);

    private final TermVersions versions;
    private final CountyTime county;

    ReminderLadders(TermVersions versions, CountyTime county) {
        this.versions = versions;
        this.county = county;
    }

    static InForce<Ladder> read(BulkTransaction tx) {
        return TABLE.read(tx).map(ReminderLadderView::toLadder);
    }

    Uni<ReminderLadderView> newest() {
        return versions.newest(TABLE);
    }

    /** Oldest first. */
    Uni<Page<ReminderLadderView>> versions(PageRequest page) {
        return versions.list(TABLE, page);
    }

    /** Adds the next version; what is due before its day is asked for as it was. */
    Uni<ReminderLadderView> set(EntityVersion expected, ReminderLadderRequest next) {
        if (next.noticeAfterDays() <= next.superviseAfterDays()) {
            throw TABLE.refused("/noticeAfterDays", new Text("通报须晚于督办", "The notice comes after the supervision"));
        }
        Instant from = next.holdsFrom().atStartOfDay(county.zone()).toInstant();
        return versions.add(TABLE, expected, next, tx -> Plans.allChanged(from, tx));
    }
}
