package cn.etown.governance.contract;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContractDocumentsTest {

    @Inject
    Pool pool;

    @Test
    void areReadAndComparedBeforeTheirInterfaceIsHeld() {
        String code = newInterface(UNIT_A);
        putInForce(UNIT_A, code, ContractFixtures.sales());
        String other = draft(UNIT_A, code, ContractFixtures.salesWithDecimalQuantity("2.0.0"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        var elsewhere = pool.getConnectionAndAwait();
        try {
            var transaction = elsewhere.beginAndAwait();
            elsewhere
                    .preparedQuery("select code from data_interface where code = $1 for update")
                    .executeAndAwait(Tuple.of(code));

            draft(UNIT_A, code, "id: a").then().statusCode(422).body("code", equalTo("contract-refused"));
            move(asOf("signer", UNIT_A), "/contracts/" + other, "SUBMITTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-incompatible"));
            transaction.rollbackAndAwait();
        } finally {
            elsewhere.closeAndAwait();
        }
    }
}
