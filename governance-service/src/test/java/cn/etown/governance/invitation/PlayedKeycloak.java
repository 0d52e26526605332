package cn.etown.governance.invitation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keycloak's admin API of users over real HTTP, as far as invitations need it; it can be away, and lose an answer. */
@ApplicationScoped
public class PlayedKeycloak {

    private static final String TOKEN = "token-of-governance-service";
    private static final String USERS = "/admin/realms/etown/users";
    private static final List<String> ROLES = List.of("operator", "governor", "clerk", "signer", "user");

    private final Map<String, JsonObject> accounts = new ConcurrentHashMap<>();
    private final Map<String, JsonArray> roles = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, Integer> mails = new ConcurrentHashMap<>();
    /** One of its own: two servers of one Vert.x would count into the same metrics. */
    private final Vertx vertx = Vertx.vertx();

    private final Optional<Integer> port;
    private volatile boolean away;
    private volatile boolean losesAnswers;

    PlayedKeycloak(@ConfigProperty(name = "played.port") Optional<Integer> port) {
        this.port = port;
    }

    void listen(@Observes @Priority(1) StartupEvent start) {
        port.ifPresent(number -> vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(number, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    void stop(@Observes ShutdownEvent stop) {
        vertx.close();
    }

    public void goAway() {
        away = true;
    }

    /** Makes accounts from now on, but nobody hears of it. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    public void comeBack() {
        away = false;
        losesAnswers = false;
    }

    /** An account that nobody was invited to; its id. */
    public String someAccount(String loginName) {
        return keep(JsonObject.of("username", loginName, "enabled", true));
    }

    /** The account's person signs in and does what is required. */
    public void signIn(String account) {
        accounts.get(account).put("requiredActions", new JsonArray());
    }

    public JsonObject account(String id) {
        return accounts.get(id);
    }

    /** The accounts of a name: more than one would be wrong. */
    public List<JsonObject> accountsOf(String loginName) {
        return accounts.values().stream()
                .filter(account -> account.getString("username").equals(loginName))
                .toList();
    }

    public List<String> rolesOf(String account) {
        return roles.get(account).stream().map(String.class::cast).toList();
    }

    public String passwordOf(String account) {
        return passwords.get(account);
    }

    public int mailsTo(String account) {
        return mails.getOrDefault(account, 0);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String path = request.path();
        if (path.equals("/token")) {
            end(request, 200, JsonObject.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 300));
        } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            end(request, 401, null);
        } else if (away) {
            end(request, 503, null);
        } else if (path.equals(USERS) && request.method() == HttpMethod.POST) {
            create(request, body.toJsonObject());
        } else if (path.equals(USERS)) {
            end(request, 200, new JsonArray(found(request).toList()));
        } else {
            answerOf(request, path.substring(USERS.length() + 1).split("/", 2), body);
        }
    }

    private void create(HttpServerRequest request, JsonObject account) {
        if (isTaken("username", account) || isTaken("email", account)) {
            end(request, 409, JsonObject.of("errorMessage", "User exists"));
            return;
        }
        String id = keep(account);
        if (losesAnswers) {
            request.connection().close();
        } else {
            request.response().putHeader("Location", request.absoluteURI() + "/" + id);
            end(request, 201, null);
        }
    }

    private String keep(JsonObject account) {
        String id = UUID.randomUUID().toString();
        accounts.put(id, account.put("id", id));
        roles.put(id, new JsonArray());
        return id;
    }

    private boolean isTaken(String member, JsonObject account) {
        String value = account.getString(member);
        return value != null && accounts.values().stream().anyMatch(other -> value.equals(other.getString(member)));
    }

    private Stream<JsonObject> found(HttpServerRequest request) {
        String member = request.getParam("username") == null ? "email" : "username";
        return accounts.values().stream()
                .filter(account -> request.getParam(member).equals(account.getString(member)));
    }

    private void answerOf(HttpServerRequest request, String[] path, Buffer body) {
        String id = path[0];
        String what = path.length == 1 ? "" : path[1];
        if (!accounts.containsKey(id)) {
            end(request, 404, null);
            return;
        }
        switch (request.method() + " " + what) {
            case "GET " -> end(request, 200, accounts.get(id));
            case "PUT " -> {
                accounts.put(id, body.toJsonObject());
                end(request, 204, null);
            }
            case "PUT reset-password" -> setPassword(request, id, body.toJsonObject());
            case "PUT execute-actions-email" -> {
                mails.merge(id, 1, Integer::sum);
                end(request, 204, null);
            }
            case "GET role-mappings/realm" -> end(request, 200, roles(roles.get(id).stream()));
            case "GET role-mappings/realm/available" ->
                end(
                        request,
                        200,
                        roles(ROLES.stream().filter(role -> !roles.get(id).contains(role))));
            case "POST role-mappings/realm" -> {
                names(body).forEach(roles.get(id)::add);
                end(request, 204, null);
            }
            case "DELETE role-mappings/realm" -> {
                names(body).forEach(roles.get(id)::remove);
                end(request, 204, null);
            }
            default -> end(request, 405, null);
        }
    }

    private void setPassword(HttpServerRequest request, String id, JsonObject password) {
        passwords.put(id, password.getString("value"));
        if (password.getBoolean("temporary")) {
            accounts.get(id).put("requiredActions", JsonArray.of("UPDATE_PASSWORD"));
        }
        end(request, 204, null);
    }

    private static JsonArray roles(Stream<?> names) {
        return new JsonArray(names.map(name -> JsonObject.of("id", "id-of-" + name, "name", name))
                .toList());
    }

    private static Stream<String> names(Buffer body) {
        return body.toJsonArray().stream().map(role -> ((JsonObject) role).getString("name"));
    }

    private static void end(HttpServerRequest request, int status, Object body) {
        var response = request.response().setStatusCode(status);
        if (body == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json").end(body.toString());
        }
    }
}
