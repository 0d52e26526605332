package cn.etown.assessment;

import cn.etown.kit.testing.CommittedOpenApi;

class OpenApiTest extends CommittedOpenApi {}
