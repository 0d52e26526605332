package cn.etown.collection;

import cn.etown.kit.testing.CommittedOpenApi;

class OpenApiTest extends CommittedOpenApi {}
