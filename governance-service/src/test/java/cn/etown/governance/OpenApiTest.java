package cn.etown.governance;

import cn.etown.kit.testing.CommittedOpenApi;

class OpenApiTest extends CommittedOpenApi {}
