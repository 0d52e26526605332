package cn.etown.gateway.health;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.Services;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static cn.etown.gateway.testing.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Services.class)
class KeysKnownTest {

    @Test
    void isReadyThoughAServiceDoesNotRun() {
        var ready = Caller.anonymous().get("/q/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(json(ready).getJsonArray("checks").encode()).contains("keys-of-keycloak");
    }

    @Test
    void lives() {
        assertThat(Caller.anonymous().get("/q/health/live").statusCode()).isEqualTo(200);
    }
}
