package cn.etown.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The same services, with an identity provider that learned of the signing key only lately and takes its time to tell. */
public class LateKeys extends Services {

    public static final String KEY_ID = "late";

    private boolean askedBefore;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.remove("quarkus.oidc.public-key");
        settings.put("quarkus.oidc.auth-server-url", serve(this::answer));
        return settings;
    }

    private void answer(HttpServerRequest request) {
        if (request.path().endsWith("/.well-known/openid-configuration")) {
            String base = "http://" + request.authority();
            request.response()
                    .end(new JsonObject()
                            .put("issuer", ISSUER)
                            .put("jwks_uri", base + "/certs")
                            .put("token_endpoint", base + "/token")
                            .encode());
        } else if (askedBefore) {
            Vertx.currentContext()
                    .owner()
                    .setTimer(500, timer -> request.response().end(keySet(KEY_ID)));
        } else {
            askedBefore = true;
            request.response().end(keySet("early"));
        }
    }

    private String keySet(String id) {
        JsonObject key = new JsonObject()
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("kid", id)
                .put("n", base64Url(publicKey().getModulus()))
                .put("e", base64Url(publicKey().getPublicExponent()));
        return new JsonObject().put("keys", new JsonArray().add(key)).encode();
    }

    private static String base64Url(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
