package cn.etown.governance;

import cn.etown.kit.testing.CommittedOpenApi;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiTest extends CommittedOpenApi {}
