package cn.etown.collection;

import cn.etown.kit.testing.EveryOperation;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

import java.util.Map;
import java.util.Set;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class EveryOperationTest extends EveryOperation {

    @Inject
    Governance governance;

    @Override
    protected Set<String> publicPaths() {
        return Set.of(
                Provider.API + "/keys",
                Provider.API + "/ledger/checkpoint",
                Provider.API + "/ledger/checkpoints",
                Provider.API + "/ledger/checkpoints/{size}",
                Provider.API + "/ledger/consistency",
                Provider.API + "/ledger/keys",
                Provider.API + "/ledger/tile/{level}/{index}",
                Provider.API + "/ledger/witnesses");
    }

    @Override
    protected Map<String, String> foreignObjects() {
        String source = governance.online(Governance.UNIT_B, Governance.sales());
        Provider other = new Provider(Governance.UNIT_B);
        String batch = other.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));
        other.seal(batch);
        String verification = other.as("clerk")
                .post(Provider.API + "/batches/" + batch + "/verifications")
                .path("id");
        return Map.of(
                Provider.API + "/batches/{id}", Provider.API + "/batches/" + batch,
                Provider.API + "/verifications/{id}", Provider.API + "/verifications/" + verification,
                Provider.API + "/assets/{interface}", Provider.API + "/assets/" + source,
                Provider.API + "/interfaces/{interface}/template", Provider.API + "/interfaces/" + source + "/template",
                Provider.API + "/intake-limits/{unit}", Provider.API + "/intake-limits/" + Governance.UNIT_B);
    }
}
