package cn.etown.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs a person in as a browser does: Keycloak's own forms, its cookies, and the code with PKCE that the console asks for. What
 * a person would type is typed; nothing goes round the forms.
 */
final class BrowserSignIn {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");

    private static final Pattern PROCEED = Pattern.compile("<a[^>]*\\shref=\"([^\"]*action-token[^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Kept by hand: the cookies are Secure, and Java sends such ones over TLS alone, which loopback does without. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    private final URI endpoints;
    private final String returnTo;

    /** @param returnTo an address of the gateway, to which the console's client may be sent back */
    BrowserSignIn(String issuer, URI returnTo) {
        this.endpoints = URI.create(issuer + "/protocol/openid-connect/");
        this.returnTo = returnTo.toString();
    }

    /** Signs in with a password that must be changed, and changes it; the access token. */
    String changing(String loginName, String temporary, String password) {
        HttpResponse<String> changeForm =
                followed(send(form(ask(), Map.of("username", loginName, "password", temporary))));
        HttpResponse<String> done =
                send(form(changeForm, Map.of("password-new", password, "password-confirm", password)));
        return token(codeIn(done));
    }

    /** Follows the link of a mail to the form for a new password, and fills it in; what the last page says. */
    String choosing(String password, URI link) {
        var announced = send(HttpRequest.newBuilder(link).GET());
        var proceed = PROCEED.matcher(announced.body());
        if (!proceed.find()) {
            throw new AssertionError(
                    link + " answered " + announced.statusCode() + " and leads nowhere: " + announced.body());
        }
        var changeForm = followed(
                send(HttpRequest.newBuilder(link.resolve(proceed.group(1).replace("&amp;", "&")))
                        .GET()));
        var done = send(form(changeForm, Map.of("password-new", password, "password-confirm", password)));
        return done.statusCode() == 302 ? followed(done).body() : done.body();
    }

    private HttpResponse<String> ask() {
        return send(HttpRequest.newBuilder(endpoints.resolve("auth?"
                        + encoded(Map.of(
                                "client_id", "etown-console",
                                "response_type", "code",
                                "scope", "openid",
                                "redirect_uri", returnTo,
                                "code_challenge", challenge(),
                                "code_challenge_method", "S256"))))
                .GET());
    }

    private HttpResponse<String> followed(HttpResponse<String> redirect) {
        return send(HttpRequest.newBuilder(redirect.uri().resolve(location(redirect)))
                .GET());
    }

    private static HttpRequest.Builder form(HttpResponse<String> page, Map<String, String> fields) {
        var action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AssertionError(page.uri() + " answered " + page.statusCode() + " and no form: " + page.body());
        }
        return posted(page.uri().resolve(action.group(1).replace("&amp;", "&")), fields);
    }

    private String codeIn(HttpResponse<String> redirect) {
        String location = location(redirect);
        if (!location.startsWith(returnTo)) {
            throw new AssertionError("Not sent back but to " + location);
        }
        return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    private String token(String code) {
        var answer = send(posted(
                endpoints.resolve("token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "etown-console",
                        "redirect_uri", returnTo,
                        "code", code,
                        "code_verifier", verifier)));
        JsonNode body = json(answer.body());
        if (!body.has("access_token")) {
            throw new AssertionError("No token: " + answer.body());
        }
        return body.path("access_token").asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }

    private static String location(HttpResponse<String> redirect) {
        return redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(redirect.uri() + " answered " + redirect.statusCode()
                        + " and sends nowhere: " + redirect.body()));
    }

    private String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpRequest.Builder posted(URI to, Map<String, String> fields) {
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
