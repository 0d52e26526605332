package cn.etown.governance.invitation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import java.util.List;

/**
 * The users of the realm, by Keycloak's admin API and this service's own account, which may manage users and nothing else.
 * Accounts are kept as the JSON they come as, so that what is not known here is not lost when they are written back.
 */
@RegisterRestClient(configKey = "identity")
@RegisterProvider(OidcClientRequestReactiveFilter.class)
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface KeycloakUsers {

    /** @param value the new password of an account; {@code temporary}: it must be changed when it is used */
    record NewPassword(String type, String value, boolean temporary) {

        static NewPassword temporary(String value) {
            return new NewPassword("password", value, true);
        }

        @Override
        public String toString() {
            return "a password";
        }
    }

    @GET
    Uni<List<ObjectNode>> find(
            @QueryParam("username") String loginName,
            @QueryParam("email") String email,
            @QueryParam("exact") boolean exact);

    @POST
    Uni<Response> create(ObjectNode account);

    @GET
    @Path("/{id}")
    Uni<ObjectNode> read(@PathParam("id") String id);

    @PUT
    @Path("/{id}")
    Uni<Void> change(@PathParam("id") String id, ObjectNode account);

    @PUT
    @Path("/{id}/reset-password")
    Uni<Void> setPassword(@PathParam("id") String id, NewPassword password);

    /** @param lifespan how many seconds the link in the mail holds */
    @PUT
    @Path("/{id}/execute-actions-email")
    Uni<Void> mail(@PathParam("id") String id, @QueryParam("lifespan") long lifespan, List<String> actions);

    /** The roles of the realm that the account has. */
    @GET
    @Path("/{id}/role-mappings/realm")
    Uni<List<ObjectNode>> roles(@PathParam("id") String id);

    /** The roles of the realm that the account does not have. */
    @GET
    @Path("/{id}/role-mappings/realm/available")
    Uni<List<ObjectNode>> otherRoles(@PathParam("id") String id);

    @POST
    @Path("/{id}/role-mappings/realm")
    Uni<Void> give(@PathParam("id") String id, List<ObjectNode> roles);

    @DELETE
    @Path("/{id}/role-mappings/realm")
    Uni<Void> take(@PathParam("id") String id, List<ObjectNode> roles);

    @ClientExceptionMapper
    static RuntimeException failure(Response answer) {
        return answer.getStatus() < 400 ? null : new KeycloakAnswer(answer.getStatus());
    }
}
