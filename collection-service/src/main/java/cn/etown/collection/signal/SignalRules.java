package cn.etown.collection.signal;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.terms.CenterTerms;
import cn.etown.collection.terms.TermTable;
import cn.etown.collection.terms.TermVersions;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.problem.Text;
import jakarta.inject.Singleton;

/** When something is a signal: versions, each from the day on which it holds, only ever added to. */
@Singleton
class SignalRules extends CenterTerms<SignalRuleView, SignalRuleRequest> {

    private static final TermTable<SignalRuleView> TABLE =
            new TermTable<>("signal_rule", "signal-rule", SignalRuleView::of);

    SignalRules(TermVersions versions) {
        super(TABLE, versions);
    }

    static InForce<SignalRuleView> read(BulkTransaction tx) {
        return TABLE.read(tx);
    }

    @Override
    protected void check(SignalRuleRequest next) {
        if (!next.dayEnds().isAfter(next.dayBegins())) {
            throw TABLE.refused("/dayEnds", new Text("白天须先开始后结束", "The day ends after it begins"));
        }
    }
}
