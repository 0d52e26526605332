package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.FollowedCalendar;
import cn.etown.collection.due.domain.InterfaceLife;
import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.collection.due.domain.WorkingTime;
import cn.etown.collection.due.domain.YearNotLoaded;
import cn.etown.collection.terms.CenterTerms;
import cn.etown.collection.terms.TermTable;
import cn.etown.collection.terms.TermVersions;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;

/** How long a question about data may take (校核): versions, each from the day on which it holds, only ever added to. */
@Singleton
public class DisputeTerms extends CenterTerms<DisputeTermsView, DisputeTermsRequest> {

    private static final TermTable<DisputeTermsView> TABLE =
            new TermTable<>("dispute_terms", "terms", DisputeTermsView::of);

    private final CountyTime county;

    DisputeTerms(TermVersions versions, CountyTime county) {
        super(TABLE, versions);
        this.county = county;
    }

    /** What the clock of one question comes to; {@code dueAt} is {@code null} while the calendar is not loaded. */
    record Held(int version, Instant dueAt) {}

    /** Reads all that clocks need, once for any number of questions. */
    Clocks read(BulkTransaction tx) {
        InForce<DisputeTermsView> terms = TABLE.read(tx);
        LoadedCalendar calendar = FollowedCalendar.read(tx);
        WorkingTime time = new WorkingTime(new InterfaceLife(List.of(), county.zone()), calendar, county.zone());
        return (askedAt, complex) -> {
            DisputeTermsView held = terms.on(county.dayOf(askedAt));
            return new Held(held.version(), after(time, askedAt, complex ? held.complexDays() : held.answerDays()));
        };
    }

    /** By the version that holds for what is asked on its day. */
    interface Clocks {
        Held of(Instant askedAt, boolean complex);
    }

    private static Instant after(WorkingTime time, Instant at, int workingDays) {
        try {
            return time.after(at, workingDays);
        } catch (YearNotLoaded unknown) {
            return null;
        }
    }

    @Override
    protected void check(DisputeTermsRequest next) {
        if (next.complexDays() <= next.answerDays()) {
            throw TABLE.refused("/complexDays", new Text("复杂问题的期限须更长", "A complex question has longer than another"));
        }
    }
}
