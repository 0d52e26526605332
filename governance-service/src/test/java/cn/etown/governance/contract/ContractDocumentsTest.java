package cn.etown.governance.contract;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContractDocumentsTest {

    @Inject
    ContractDocuments documents;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Test
    void areNotReadOnTheThreadThatServesAllCallers() throws Exception {
        var caller = new CompletableFuture<Thread>();
        var goesOnAt = new CompletableFuture<Thread>();
        var readMeanwhile = new CompletableFuture<Boolean>();
        var sent = new SentDocument(ContractFixtures.sales().getBytes(StandardCharsets.UTF_8), DocumentFormat.YAML);

        vertx.getOrCreateContext().runOnContext(nothing -> {
            caller.complete(Thread.currentThread());
            documents.textOf("a-flow", sent).subscribe().with(read -> goesOnAt.complete(Thread.currentThread()));
            // This thread is busy with this, so what it reads itself is read by now, and what another reads is not yet
            // told.
            readMeanwhile.complete(goesOnAt.isDone());
        });

        assertThat(goesOnAt.get(1, TimeUnit.MINUTES)).isEqualTo(caller.get());
        assertThat(readMeanwhile.get()).isFalse();
    }

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
