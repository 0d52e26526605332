package cn.etown.monitoring;

import cn.etown.kit.testing.DescribedAnswers;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.monitoring.testing.CollectionAddress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(CollectionAddress.class)
class DescribedAnswersTest extends DescribedAnswers {}
