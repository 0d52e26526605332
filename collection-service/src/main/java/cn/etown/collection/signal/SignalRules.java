package cn.etown.collection.signal;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.terms.TermTable;
import cn.etown.collection.terms.TermVersions;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When something is a signal: versions, each from the day on which it holds, only ever added to. */
@ApplicationScoped
class SignalRules {

    private static final TermTable<SignalRuleView> TABLE =
            new TermTable<>("signal_rule", "signal-rule", SignalRuleView::of);

    private final TermVersions versions;

    SignalRules(TermVersions versions) {
        this.versions = versions;
    }

    static InForce<SignalRuleView> read(BulkTransaction tx) {
        return TABLE.read(tx);
    }

    Uni<SignalRuleView> newest() {
        return versions.newest(TABLE);
    }

    /** Oldest first. */
    Uni<Page<SignalRuleView>> versions(PageRequest page) {
        return versions.list(TABLE, page);
    }

    /** Adds the next version; what was sealed before its day is looked at as it was. */
    Uni<SignalRuleView> set(EntityVersion expected, SignalRuleRequest next) {
        if (!next.dayEnds().isAfter(next.dayBegins())) {
            throw TABLE.refused("/dayEnds", new Text("白天须先开始后结束", "The day ends after it begins"));
        }
        return versions.add(TABLE, expected, next);
    }
}
