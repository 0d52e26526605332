package cn.etown.gateway.health;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.time.Duration;

/**
 * Ready means that tokens can be checked: Keycloak's keys are known. Asking is also what fetches them when Keycloak
 * started later than the gateway. That Keycloak answers now is not asked, nor do the services matter: a gateway that
 * says which one is down is of more use than none.
 */
@Readiness
@ApplicationScoped
public class KeysKnown implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TenantConfigBean tenants;

    KeysKnown(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return tenants.getDefaultTenant()
                .initialize()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(TenantConfigContext::ready)
                .onFailure()
                .recoverWithItem(false)
                .map(known -> HealthCheckResponse.named("keys-of-keycloak")
                        .status(known)
                        .build());
    }
}
