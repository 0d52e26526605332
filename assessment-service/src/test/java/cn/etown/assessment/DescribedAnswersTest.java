package cn.etown.assessment;

import cn.etown.kit.testing.DescribedAnswers;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursAddress.class)
class DescribedAnswersTest extends DescribedAnswers {}
