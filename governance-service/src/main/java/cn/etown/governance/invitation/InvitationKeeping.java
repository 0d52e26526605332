package cn.etown.governance.invitation;

import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Writes an invitation down once under each Idempotency-Key. Apart from the resource, because the key's transaction must not
 * be open while Keycloak is asked, and because the answer that is kept for repeats must hold no password.
 */
@ApplicationScoped
class InvitationKeeping {

    private final Invitations invitations;
    private final Links links;

    InvitationKeeping(Invitations invitations, Links links) {
        this.invitations = invitations;
        this.links = links;
    }

    @Idempotent
    Uni<RestResponse<InvitationView>> keep(InviteRequest request) {
        return invitations.invite(request).map(this::created);
    }

    RestResponse<InvitationView> created(InvitationView invitation) {
        return links.created("invitations/" + invitation.id(), invitation.entityVersion(), invitation);
    }
}
