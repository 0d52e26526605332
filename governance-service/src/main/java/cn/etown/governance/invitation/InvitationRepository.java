package cn.etown.governance.invitation;

import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<Invitation, UUID> {

    /** Rows that another replica holds, or somebody who is moving the invitation, are left to them. */
    private static final String TAKE_DUE = """
            select id from invitation where next_try_at <= ?1
            order by next_try_at, id limit ?2 for update skip locked""";

    private static final String TAKE_LEFT = """
            select invitation.id from responsible_person person
            join invitation on invitation.person = person.id
            where person.until_day < ?1 and invitation.state in ('ASKED', 'ACCOUNT_MADE', 'SENT', 'ACCEPTED')
            order by invitation.id limit ?2 for update of invitation skip locked""";

    /** An invitation that {@code caller} may see; any other is not found. */
    Uni<Invitation> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, Invitation::unit, () -> notFound(id)));
    }

    /** {@link #require(UUID, Caller)}, held until the transaction ends. */
    Uni<Invitation> requireLocked(UUID id, Caller caller) {
        return requireLocked(id).invoke(found -> caller.mustSee(found.unit(), () -> notFound(id)));
    }

    Uni<Invitation> requireLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** In the order they were made; of one unit, in one state, of one person where these are given. */
    Uni<List<Invitation>> after(
            PageRequest page, Optional<String> unit, Optional<InvitationState> state, Optional<UUID> person) {
        return Narrowed.to(page)
                .by("unit", unit)
                .by("state", state)
                .by("person", person)
                .of(this);
    }

    /** The newest invitation of a person, or {@code null}. */
    Uni<Invitation> findNewest(UUID person) {
        return find("person = ?1 order by id desc", person).firstResult();
    }

    /** The newest invitation of a person that came to an account, or {@code null}. */
    Uni<Invitation> findWithAccount(UUID person) {
        return find("person = ?1 and account is not null order by id desc", person)
                .firstResult();
    }

    /** The live invitation to an account of this name, or {@code null}. */
    Uni<Invitation> findLive(String loginName) {
        return find("loginName = ?1 and state in ?2", loginName, InvitationState.live())
                .firstResult();
    }

    /** Those of which something is to be looked for or done in Keycloak; held until the transaction ends. */
    Uni<List<Invitation>> takeDue(Instant now, int most) {
        return take(TAKE_DUE, OffsetDateTime.ofInstant(now, ZoneOffset.UTC), most);
    }

    /** Live ones of people whose last day is over; held until the transaction ends. */
    Uni<List<Invitation>> takeThoseWhoLeft(LocalDate today, int most) {
        return take(TAKE_LEFT, today, most);
    }

    /** Those that wait for whoever invited: the center, or signers of {@code unit}; the most urgent first. */
    Uni<List<Invitation>> waiting(Optional<String> unit, int most) {
        return find(
                        "from Invitation i where i.byUnit = ?1 and (?2 = '' or i.unit = ?2) and (i.state = ?3 or"
                                + " i.state in ?4 and not exists (select 1 from Invitation later where later.person ="
                                + " i.person and later.id > i.id)) order by i.untilDay, i.id",
                        unit.isPresent(),
                        unit.orElse(""),
                        InvitationState.ACCOUNT_MADE,
                        List.of(InvitationState.REFUSED, InvitationState.EXPIRED))
                .page(0, most)
                .list();
    }

    private Uni<List<Invitation>> take(String query, Object before, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(query, UUID.class)
                        .setParameter(1, before)
                        .setParameter(2, most)
                        .getResultList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by id", ids));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("账号邀请", "invitation"), id);
    }
}
