package cn.etown.governance.invitation;

import cn.etown.governance.invitation.KeycloakUsers.NewPassword;
import cn.etown.governance.invitation.domain.InvitedRole;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accounts of responsible people in Keycloak. Each knows its person by an attribute, so that what is done twice, because an
 * answer was lost or a replica was killed, finds the account of the first time and makes no second one.
 */
@ApplicationScoped
class Accounts {

    private static final String PERSON = "person";
    private static final String UNIT = "unit";
    private static final String ATTRIBUTES = "attributes";
    private static final String ENABLED = "enabled";
    private static final String REQUIRED_ACTIONS = "requiredActions";
    private static final List<String> ACTIONS = List.of("UPDATE_PASSWORD");
    private static final List<String> ACTIONS_BY_MAIL = List.of("UPDATE_PASSWORD", "VERIFY_EMAIL");
    private static final Set<String> INVITED =
            Stream.of(InvitedRole.values()).map(InvitedRole::realmRole).collect(Collectors.toUnmodifiableSet());

    private final KeycloakUsers users;
    private final TemporaryPasswords passwords;
    private final InvitationSettings settings;
    private final ObjectMapper json;

    Accounts(
            @RestClient KeycloakUsers users,
            TemporaryPasswords passwords,
            InvitationSettings settings,
            ObjectMapper json) {
        this.users = users;
        this.passwords = passwords;
        this.settings = settings;
        this.json = json;
    }

    /**
     * Refuses a login name or an address that is another person's.
     *
     * @throws AccountRefused naming which of them
     */
    Uni<Void> mustBeFree(UUID person, String loginName, Optional<String> email) {
        return find(loginName)
                .invoke(found -> mustBeOf(person, found, AccountRefused.LOGIN_NAME_TAKEN))
                .chain(() -> email.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : users.find(null, email.get(), true)
                                .invoke(found -> mustBeOf(person, first(found), AccountRefused.EMAIL_TAKEN))
                                .replaceWithVoid());
    }

    /**
     * Makes the account of an invitation, with unit and roles; nobody has a way into it yet. Safe to repeat: the account of
     * before is taken, and whoever knew a password of it does so no longer.
     *
     * @return the account's id
     * @throws AccountRefused where name or address are another person's, or Keycloak does not take the account
     */
    Uni<String> make(InvitationView invitation) {
        return find(invitation.loginName())
                .chain(found -> found == null ? create(invitation) : renew(found, invitation))
                .call(id -> giveRoles(id, invitation.roles()))
                .onFailure(KeycloakAnswer.class)
                .transform(failure -> failure.isRefusal() ? new AccountRefused(AccountRefused.NOT_TAKEN) : failure);
    }

    /** Gives the account a password that has to be changed when it is used; the password, which nothing else keeps. */
    Uni<String> newPassword(String account) {
        var password = passwords.next();
        return users.setPassword(account, NewPassword.temporary(password)).replaceWith(password);
    }

    /** Lets Keycloak send the link by which the person comes in. */
    Uni<Void> mail(String account) {
        return users.mail(account, Duration.ofDays(settings.validDays()).toSeconds(), ACTIONS_BY_MAIL);
    }

    /** Whether the person has come in and done all that is required; not where somebody took the account away. */
    Uni<Boolean> isReady(String account) {
        return users.read(account)
                .map(found -> found.path(ENABLED).asBoolean()
                        && found.path(REQUIRED_ACTIONS).isEmpty())
                .onFailure(Accounts::isUnknown)
                .recoverWithItem(false);
    }

    /** Shuts the account of an invitation, where there is one. */
    Uni<Void> shut(InvitationView invitation) {
        return of(invitation)
                .onItem()
                .ifNotNull()
                .transformToUni(found -> users.change(idOf(found), found.put(ENABLED, false)))
                .onFailure(Accounts::isUnknown)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<ObjectNode> of(InvitationView invitation) {
        return invitation.account() != null
                ? users.read(invitation.account())
                : find(invitation.loginName())
                        .map(found -> found != null && isOf(invitation.person(), found) ? found : null);
    }

    private Uni<String> create(InvitationView invitation) {
        return users.create(described(json.createObjectNode().put("username", invitation.loginName()), invitation))
                .map(Accounts::idIn)
                .onFailure(Accounts::isConflict)
                .recoverWithUni(() -> find(invitation.loginName())
                        .chain(found -> found == null
                                ? Uni.createFrom().failure(new AccountRefused(AccountRefused.EMAIL_TAKEN))
                                : renew(found, invitation)));
    }

    /** The password of before goes first: the account is open again after that. */
    private Uni<String> renew(ObjectNode found, InvitationView invitation) {
        mustBeOf(invitation.person(), found, AccountRefused.LOGIN_NAME_TAKEN);
        var id = idOf(found);
        return newPassword(id)
                .chain(nobodysPassword -> users.change(id, described(found, invitation)))
                .onFailure(Accounts::isConflict)
                .transform(taken -> new AccountRefused(AccountRefused.EMAIL_TAKEN))
                .replaceWith(id);
    }

    private ObjectNode described(ObjectNode account, InvitationView invitation) {
        account.put(ENABLED, true);
        if (invitation.email() != null) {
            account.put("email", invitation.email());
        }
        var attributes = account.withObject("/" + ATTRIBUTES);
        attributes.putArray(UNIT).add(invitation.unit());
        attributes.putArray(PERSON).add(invitation.person().toString());
        var actions = account.putArray(REQUIRED_ACTIONS);
        (settings.byMail() ? ACTIONS_BY_MAIL : ACTIONS).forEach(actions::add);
        return account;
    }

    /** Of the roles that an invitation gives the account has those of this one and no others. */
    private Uni<Void> giveRoles(String id, List<InvitedRole> wanted) {
        var names = wanted.stream().map(InvitedRole::realmRole).collect(Collectors.toSet());
        return users.roles(id)
                .map(had -> those(had, name -> INVITED.contains(name) && !names.contains(name)))
                .chain(surplus -> surplus.isEmpty() ? Uni.createFrom().voidItem() : users.take(id, surplus))
                .chain(() -> users.otherRoles(id))
                .map(others -> those(others, names::contains))
                .chain(missing -> missing.isEmpty() ? Uni.createFrom().voidItem() : users.give(id, missing));
    }

    private static List<ObjectNode> those(Collection<ObjectNode> roles, Predicate<String> wanted) {
        return roles.stream()
                .filter(role -> wanted.test(role.path("name").asText()))
                .toList();
    }

    private Uni<ObjectNode> find(String loginName) {
        return users.find(loginName, null, true).map(Accounts::first);
    }

    private static ObjectNode first(List<ObjectNode> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static void mustBeOf(UUID person, ObjectNode account, String otherwise) {
        if (account != null && !isOf(person, account)) {
            throw new AccountRefused(otherwise);
        }
    }

    private static boolean isOf(UUID person, JsonNode account) {
        return account.path(ATTRIBUTES).path(PERSON).path(0).asText().equals(person.toString());
    }

    private static String idOf(JsonNode account) {
        return account.path("id").asText();
    }

    private static String idIn(Response created) {
        var location = created.getHeaderString(HttpHeaders.LOCATION);
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof KeycloakAnswer answer && answer.isConflict();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof KeycloakAnswer answer && answer.isUnknown();
    }
}
