package cn.etown.collection;

import cn.etown.kit.testing.EveryOperation;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import java.util.Set;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class EveryOperationTest extends EveryOperation {

    @Override
    protected Set<String> publicPaths() {
        return Set.of("/api/collection/v1/keys");
    }
}
