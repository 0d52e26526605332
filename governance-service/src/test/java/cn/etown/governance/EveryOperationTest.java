package cn.etown.governance;

import cn.etown.kit.testing.EveryOperation;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class EveryOperationTest extends EveryOperation {}
