package cn.etown.monitoring;

import cn.etown.kit.testing.CommittedOpenApi;

class OpenApiTest extends CommittedOpenApi {}
