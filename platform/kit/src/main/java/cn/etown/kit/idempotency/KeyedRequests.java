package cn.etown.kit.idempotency;

import cn.etown.kit.caller.Callers;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.HeaderParam;
import org.jboss.resteasy.reactive.RestResponse;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the current request as one that may be a repeat. */
@ApplicationScoped
class KeyedRequests {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final Callers callers;
    private final HttpServerRequest request;
    private final ObjectMapper json;

    /** Not canonical JSON, which some numbers do not have: a body that is taken without a key must be taken with one. */
    private final ObjectWriter sorted;

    KeyedRequests(Callers callers, HttpServerRequest request, ObjectMapper json) {
        this.callers = callers;
        this.request = request;
        this.json = json;
        this.sorted = json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    }

    /** The current request, which calls {@code invocation}'s method, if it has a key. */
    Optional<KeyedRequest> find(InvocationContext invocation) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        requireReadable(key);
        return Optional.of(new KeyedRequest(
                callers.current().subject(), key, hashOf(invocation), bodyTypeOf(invocation.getMethod())));
    }

    private static void requireReadable(String key) {
        if (!KEY.matcher(key).matches()) {
            var detail = new Text("须为 1 至 100 个可见 ASCII 字符", "1 to 100 visible ASCII characters are taken");
            throw new Malformed("bad-idempotency-key", detail).withErrors(List.of(new FieldError(HEADER, detail)));
        }
    }

    /** The answer of the method itself. */
    @SuppressWarnings("unchecked")
    static Uni<RestResponse<?>> proceed(InvocationContext invocation) {
        try {
            return (Uni<RestResponse<?>>) invocation.proceed();
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }

    /** Covers operation, path and body: the same key for anything else is a mistake of the caller. */
    private byte[] hashOf(InvocationContext invocation) {
        MessageDigest hash = Digests.sha256();
        hash.update((request.method() + " " + request.path() + "\n").getBytes(StandardCharsets.UTF_8));
        var parameters = invocation.getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].isAnnotationPresent(HeaderParam.class)) {
                hash.update(bytesOf(invocation.getParameters()[i]));
            }
        }
        return hash.digest();
    }

    private byte[] bytesOf(Object parameter) {
        try {
            return sorted.writeValueAsBytes(json.<JsonNode>valueToTree(parameter));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read cannot be written", impossible);
        }
    }

    private static Type bodyTypeOf(Method method) {
        Type response = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
        return ((ParameterizedType) response).getActualTypeArguments()[0];
    }
}
