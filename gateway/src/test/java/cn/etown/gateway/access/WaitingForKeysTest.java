package cn.etown.gateway.access;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.LateKeys;
import cn.etown.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;

import static cn.etown.gateway.testing.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(LateKeys.class)
class WaitingForKeysTest {

    @Test
    void noByteOfABodyIsLostWhileTheKeyIsFetched() {
        byte[] body = new byte[1 << 20];
        String token = Tokens.signedWith(LateKeys.KEY_ID);

        var response = Caller.with(token).send("POST", "/api/governance/v1/units", BodyPublishers.ofByteArray(body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).getInteger("length")).isEqualTo(body.length);
    }

    @Test
    void aKeyNobodyKnowsIsRefused() {
        assertThat(Caller.with(Tokens.signedWith("unheard-of"))
                        .get("/api/governance/v1/units")
                        .statusCode())
                .isEqualTo(401);
    }
}
