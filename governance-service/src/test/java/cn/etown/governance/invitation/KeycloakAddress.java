package cn.etown.governance.invitation;

import cn.etown.kit.testing.PlayedAddress;

import java.util.HashMap;
import java.util.Map;

/** Where the {@link PlayedKeycloak} will be. */
public class KeycloakAddress extends PlayedAddress {

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(super.start());
        config.put(
                "etown.identity.admin-url", config.get("quarkus.oidc-client.auth-server-url") + "/admin/realms/etown");
        return config;
    }
}
