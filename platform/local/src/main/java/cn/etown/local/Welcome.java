package cn.etown.local;

/** What a newcomer needs once everything is ready: where, how to sign in, and a first call to paste. */
public final class Welcome {

    private Welcome() {}

    public static String to(LocalSystem system) {
        var gateway = system.url(Service.GATEWAY);
        var token = system.issuer() + "/protocol/openid-connect/token";
        var megabytes = system.memory().values().stream()
                        .mapToLong(Memory::proportional)
                        .sum()
                >> 10;
        return """

                一切就绪 · All is ready (%d MB)

                  网关 gateway        %s
                  接口文档 API         %s/docs
                  登录 sign-in        operator, governor, assessor, auditor, clerk-a, signer-a, clerk-b, signer-b, signer-u, user-u
                  口令 passwords      %s
                  Keycloak           %s/admin  (keycloak-admin)

                首次调用 · The first call:

                  PASSWORD=$(sed -n 's/^operator.password=//p' '%s')
                  TOKEN=$(curl -s %s -d grant_type=password -d client_id=etown-cli -d username=operator -d password="$PASSWORD" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s %s/api/governance/v1/units -H "Authorization: Bearer $TOKEN"

                Ctrl-C 停止全部 · Ctrl-C stops all of it
                """.formatted(
                        megabytes,
                        gateway,
                        gateway,
                        system.credentialsFile(),
                        system.keycloakUrl(),
                        system.credentialsFile(),
                        token,
                        gateway);
    }
}
