package cn.etown.governance.history;

import cn.etown.governance.GovernanceFixtures;
import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import java.util.stream.StreamSupport;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.approve;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is history stays as it was written, even by mistake of whoever works on the database. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HistoryIsKeptTest {

    /** The tables that have rows which are only added to, at least from some state on. */
    private static final String KEPT = """
            select distinct t.tgrelid::regclass::text as name
            from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where p.proname in ('refuse_change', 'refuse_change_of_the_past', 'refuse_entry_change')
              and p.pronamespace = 'public'::regnamespace and t.tgtype & 1 = 1""";

    private final Pool pool;

    HistoryIsKeptTest(Pool pool) {
        this.pool = pool;
    }

    @Test
    void isNotEmptiedAsAWhole() {
        var tables = StreamSupport.stream(pool.query(KEPT).executeAndAwait().spliterator(), false)
                .map(row -> row.getString("name"))
                .toList();

        assertThat(tables).contains("transition", "grant_use", "mapping_entry", "field_class_change", "invitation");
        assertThat(tables).allSatisfy(table -> refused("truncate " + table + " cascade"));
    }

    @Test
    void holdsDecisionsAsTheyWereTaken() {
        String code = newInterface(UNIT_A);
        approve(UNIT_A, code, ContractFixtures.sales());
        GovernanceFixtures.raise(code, "invoice", "L4");

        refused("update classification_decision set decided_at = now() where interface_code = '" + code + "'");
        refused("update masking_rule_set set decision_reason = 'x' where number = 1");
    }

    private void refused(String change) {
        assertThatThrownBy(() -> pool.query(change).executeAndAwait()).hasMessageContaining("only ever added to");
    }
}
