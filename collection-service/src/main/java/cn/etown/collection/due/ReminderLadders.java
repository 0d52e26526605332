package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.domain.Ladder;
import cn.etown.collection.terms.CenterTerms;
import cn.etown.collection.terms.TermTable;
import cn.etown.collection.terms.TermVersions;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** When what is not here is asked for: versions, each from the day on which it holds, only ever added to. */
@Singleton
public class ReminderLadders extends CenterTerms<ReminderLadderView, ReminderLadderRequest> {

    private static final TermTable<ReminderLadderView> TABLE =
            new TermTable<>("reminder_ladder", "ladder", ReminderLadderView::of);

    private final CountyTime county;

    ReminderLadders(TermVersions versions, CountyTime county) {
        super(TABLE, versions);
        this.county = county;
    }

    static InForce<Ladder> read(BulkTransaction tx) {
        return TABLE.read(tx).map(ReminderLadderView::toLadder);
    }

    @Override
    protected void check(ReminderLadderRequest next) {
        if (next.noticeAfterDays() <= next.superviseAfterDays()) {
            throw TABLE.refused("/noticeAfterDays", new Text("通报须晚于督办", "The notice comes after the supervision"));
        }
    }

    @Override
    protected Uni<Void> follow(ReminderLadderRequest next, SqlConnection tx) {
        return Plans.allChanged(next.holdsFrom().atStartOfDay(county.zone()).toInstant(), tx);
    }
}
